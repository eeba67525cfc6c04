/// A node of a tree and what hangs below it.
package struct TreeNode: Hashable, Sendable {
  /// No two nodes of a tree share one.
  package var id: String
  package var text: StyledText
  /// At the right of the line, whole or not at all.
  package var trailing: StyledText
  package var children: [TreeNode]

  package init(
    _ id: String, _ text: StyledText, trailing: StyledText = StyledText(),
    _ children: [TreeNode] = []
  ) {
    self.id = id
    self.text = text
    self.trailing = trailing
    self.children = children
  }
}

/// Which nodes of a tree are open and which is selected; both by id, so they survive new data.
package struct TreeState: Hashable, Sendable {
  /// A line of the tree as it is drawn.
  struct Line: Hashable {
    let node: TreeNode
    /// Whether each node above it, from the root, has another after it.
    let guides: [Bool]
    let parent: String?
    let isOpen: Bool
  }

  /// The ids of the nodes that are open.
  package private(set) var open: Set<String>
  /// The id of the selected node; nil for the first.
  package private(set) var selected: String?

  package init(open: Set<String> = [], selected: String? = nil) {
    self.open = open
    self.selected = selected
  }

  /// The lines that are not inside a closed node.
  func lines(_ nodes: [TreeNode]) -> [Line] {
    var lines: [Line] = []
    add(nodes, guides: [], parent: nil, to: &lines)
    return lines
  }

  private func add(_ nodes: [TreeNode], guides: [Bool], parent: String?, to lines: inout [Line]) {
    for (place, node) in nodes.enumerated() {
      let isOpen = open.contains(node.id) && !node.children.isEmpty
      let own = guides + [place + 1 < nodes.count]
      lines.append(Line(node: node, guides: own, parent: parent, isOpen: isOpen))
      if isOpen { add(node.children, guides: own, parent: node.id, to: &lines) }
    }
  }

  /// The place of the selected line; the first when its node is gone or hidden.
  func place(_ lines: [Line]) -> Int { lines.firstIndex { $0.node.id == selected } ?? 0 }

  /// The state of the lines as a list, for scrolling.
  package func list(_ nodes: [TreeNode]) -> ListState {
    let lines = lines(nodes)
    return ListState(count: lines.count, selected: place(lines))
  }

  /// The selected node; nil in an empty tree.
  package func selection(_ nodes: [TreeNode]) -> TreeNode? {
    let lines = lines(nodes)
    return lines.isEmpty ? nil : lines[place(lines)].node
  }

  /// Moves the selection by lines, stopping at the ends.
  package mutating func move(by steps: Int, in nodes: [TreeNode]) {
    let lines = lines(nodes)
    guard !lines.isEmpty else { return }
    let bounded = min(max(steps, -lines.count), lines.count)
    selected = lines[min(max(0, place(lines) + bounded), lines.count - 1)].node.id
  }

  /// Selects a line, counted from 0 as drawn.
  package mutating func select(line: Int, in nodes: [TreeNode]) {
    let lines = lines(nodes)
    if lines.indices.contains(line) { selected = lines[line].node.id }
  }

  /// Right: opens a closed node, or goes to the first one inside an open one.
  package mutating func expand(in nodes: [TreeNode]) {
    let lines = lines(nodes)
    guard !lines.isEmpty else { return }
    let line = lines[place(lines)]
    guard let first = line.node.children.first else { return }
    if line.isOpen { selected = first.id } else { open.insert(line.node.id) }
    if selected == nil { selected = line.node.id }
  }

  /// Left: closes an open node, or goes to the one it hangs below.
  package mutating func collapse(in nodes: [TreeNode]) {
    let lines = lines(nodes)
    guard !lines.isEmpty else { return }
    let line = lines[place(lines)]
    if line.isOpen {
      open.remove(line.node.id)
      selected = line.node.id
    } else if let parent = line.parent {
      selected = parent
    }
  }

  /// Opens a closed node and closes an open one; Enter and the blank do.
  package mutating func toggle(in nodes: [TreeNode]) {
    guard let node = selection(nodes), !node.children.isEmpty else { return }
    selected = node.id
    if open.remove(node.id) == nil { open.insert(node.id) }
  }
}
