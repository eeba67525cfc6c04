/// A growing row of plain values that keeps its memory when it is emptied.
///
/// A worker judges a million patients with one set of columns: nothing is allocated per patient,
/// and a pointer into a column is read without a reference count or an exclusivity check.
struct FactColumn<Element: BitwiseCopyable>: ~Copyable {
  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int = 64) {
    self.capacity = max(capacity, 1)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  subscript(index: Int) -> Element {
    get {
      precondition(index >= 0 && index < count, "The row must be one of the column")
      return base[index]
    }
    set {
      precondition(index >= 0 && index < count, "The row must be one of the column")
      base[index] = newValue
    }
  }

  /// Adds a value; amortised O(1).
  mutating func append(_ element: Element) {
    if count == capacity { grow() }
    (base + count).initialize(to: element)
    count += 1
  }

  /// Empties the column and keeps its memory.
  mutating func removeAll() { count = 0 }

  /// Makes the column so long, every value the same.
  mutating func fill(_ element: Element, count length: Int) {
    while capacity < length { grow() }
    base.initialize(repeating: element, count: length)
    count = length
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: base, count: count)
    base.deallocate()
    base = larger
    capacity *= 2
  }
}
