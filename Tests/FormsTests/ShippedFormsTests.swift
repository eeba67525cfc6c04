import Domain
import Forms
import Interchange
import Testing

@Suite("The shipped forms")
struct ShippedFormsTests {
  @Test("are read without a single diagnostic")
  func filesAreClean() {
    for (file, diagnostics) in FormClinic.reading.diagnostics {
      for one in diagnostics {
        Issue.record("\(file):\(one.place?.line ?? 0) \(one.code) \(one.message.english)")
      }
    }
    #expect(FormClinic.library.ids.count == FormClinic.files.count)
  }
}
