package import Canvas

/// Makes pictures of a model as `view` does, and keeps the screen below a help, palette or menu.
///
/// While one of these is open, most keys change nothing but it.
package struct Painter {
  private struct Kept {
    /// The model without what lies over the screen.
    var model: Model
    var grid: Grid
    var cursor: Point?
  }

  private var kept: Kept?

  /// Makes a painter that keeps nothing yet.
  package init() {}

  /// The picture that `view` gives.
  package mutating func frame(of model: Model, size: Size) -> Frame {
    var painting = Painting(model, size: size)
    guard model.overlay != nil, !model.desk.isLocked, painting.layout.sizeClass != .tooSmall else {
      kept = nil
      painting.draw()
      return painting.frame
    }
    var below = model
    below.overlay = nil
    if let kept, kept.grid.size == size, kept.model == below {
      painting.grid = kept.grid
      painting.cursor = kept.cursor
    } else {
      painting.drawScreen()
      kept = Kept(model: below, grid: painting.grid, cursor: painting.cursor)
    }
    painting.drawOverScreen()
    return painting.frame
  }
}
