extension TextEditor {
  /// What was written before each step, for taking it back and doing it again.
  struct History: Hashable, Sendable {
    struct State: Hashable, Sendable {
      var lines: [String]
      var caret: Place
    }

    enum Kind: Hashable, Sendable {
      case typing, removing, other
    }

    fileprivate(set) var back: [State] = []
    fileprivate(set) var forward: [State] = []
    /// What the last step was and where it ended: another of its kind there belongs to it.
    fileprivate var last: (Kind, Place)? {
      get { kind.flatMap { kind in place.map { (kind, $0) } } }
      set { (kind, place) = (newValue?.0, newValue?.1) }
    }
    private var kind: Kind?
    private var place: Place?

    /// More than anybody takes back.
    static let limit = 500

    /// Says where the step that was noted ended.
    mutating func end(at place: Place) { self.place = place }
  }

  /// Whether there is something to take back, or to do again.
  package var canUndo: Bool { !history.back.isEmpty }
  package var canRedo: Bool { !history.forward.isEmpty }

  /// Takes the last step back.
  package mutating func undo() {
    guard !isReadOnly, let state = history.back.popLast() else { return }
    history.forward.append(History.State(lines: lines, caret: caret))
    restore(state)
  }

  /// Does again what was taken back last.
  package mutating func redo() {
    guard !isReadOnly, let state = history.forward.popLast() else { return }
    history.back.append(History.State(lines: lines, caret: caret))
    restore(state)
  }

  private mutating func restore(_ state: History.State) {
    lines = state.lines
    caret = settled(state.caret)
    wantedColumn = nil
    history.last = nil
  }

  /// Notes the text before a step, unless the step goes on with the last one.
  mutating func note(_ kind: History.Kind) {
    history.forward = []
    let goesOn =
      kind != .other && history.last.map { $0.0 == kind && $0.1 == caret } ?? false
    if !goesOn {
      history.back.append(History.State(lines: lines, caret: caret))
      if history.back.count > History.limit { history.back.removeFirst() }
    }
    history.last = (kind, caret)
  }
}
