package import Canvas
import Widgets

/// Makes pictures of a model as `view` does, and keeps what lies below a help, palette or menu, and
/// their list.
///
/// While one of these is open, most keys change nothing but it, and most of those nothing but its
/// selection.
package struct Painter {
  /// A picture in the making and the model it is of.
  private struct Kept {
    var model: Model
    var grid: Grid
    var cursor: Point?
    /// Where what is open lies; nil below it.
    var place: OverlayLayout?
    /// The first row of the list that shows.
    var first = 0
  }

  /// The screen, of the model without what lies over it.
  private var screen: Kept?
  /// The screen with the list, of the model without its selection.
  private var list: Kept?

  /// Makes a painter that keeps nothing yet.
  package init() {}

  /// The picture that `view` gives.
  package mutating func frame(of model: Model, size: Size) -> Frame {
    var painting = Painting(model.seen, size: size)
    guard let overlay = painting.model.overlay, !model.desk.isLocked,
      painting.layout.sizeClass != .tooSmall
    else {
      screen = nil
      list = nil
      painting.draw()
      return painting.frame
    }
    let place = listed(overlay, in: &painting)
    painting.drawSelection(of: overlay, place)
    return painting.frame
  }

  /// Gives a painting all but the selection and answers where what is open lies.
  private mutating func listed(
    _ overlay: Overlay, in painting: inout Painting
  ) -> OverlayLayout {
    var model = painting.model
    model.overlay = overlay.withoutSelection
    if let list, let place = list.place, list.grid.size == painting.grid.size,
      list.first == overlay.choices.list.offset(visible: place.visible), list.model == model
    {
      painting.grid = list.grid
      painting.cursor = list.cursor
      return place
    }
    drawScreen(in: &painting)
    painting.drawUnderOverlay()
    let place = OverlayLayout(
      overlay, in: painting.grid.size, painting.language, keymap: model.keymap)
    painting.drawList(of: overlay, place)
    list = Kept(
      model: model, grid: painting.grid, cursor: painting.cursor, place: place,
      first: overlay.choices.list.offset(visible: place.visible))
    return place
  }

  private mutating func drawScreen(in painting: inout Painting) {
    var model = painting.model
    model.overlay = nil
    if let screen, screen.grid.size == painting.grid.size, screen.model == model {
      painting.grid = screen.grid
      painting.cursor = screen.cursor
    } else {
      painting.drawScreen()
      screen = Kept(model: model, grid: painting.grid, cursor: painting.cursor)
    }
  }
}
