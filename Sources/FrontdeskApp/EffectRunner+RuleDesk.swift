import Dispatch
import Rules
import Store
import Synchronization

/// What is done with rules beside the lines of the stores: checks that come with every key, and
/// counts that take seconds.
final class RuleDesk: Sendable {
  /// A count of whom a rule would touch.
  final class Run: Sendable {
    private struct State {
      var done = 0
      var isStopped = false
      var result: Result<RulePreview?, StoreError>?
    }

    let generation: Int
    private let begin: Int
    private let state = Mutex(State())

    init(generation: Int) {
      self.generation = generation
      begin = StoreRunner.microseconds()
    }

    var done: Int { state.withLock { $0.done } }
    var result: Result<RulePreview?, StoreError>? { state.withLock { $0.result } }
    var milliseconds: Int { (StoreRunner.microseconds() - begin) / 1000 }

    func stop() { state.withLock { $0.isStopped = true } }

    /// Counts to the end, or until it is stopped; called on a line of its own.
    fileprivate func count(_ previewer: RulePreviewer) {
      let result: Result<RulePreview?, StoreError>
      do throws(StoreError) {
        let preview = try previewer.run { count in
          state.withLock { state in
            state.done = count
            return !state.isStopped
          }
        }
        result = .success(preview)
      } catch {
        result = .failure(error)
      }
      state.withLock { $0.result = result }
    }
  }

  private struct State {
    var bench: RuleWorkbench?
    /// The newest generation of each kind of question; older ones are not answered any more.
    var check = 0
    var completion = 0
    var run: Run?
    /// What the run is of.
    var wanted: (text: RuleText, subject: RuleSubject)?
  }

  private let state = Mutex(State())
  private let line = DispatchQueue(label: "frontdesk.rules", qos: .userInteractive)
  private let counting = DispatchQueue(label: "frontdesk.rules.count", qos: .utility)
  private let waiting = DispatchQueue(label: "frontdesk.rules.wait", qos: .utility)

  /// How long a count that goes on is left alone before it is looked at again, in milliseconds.
  private static let lookMilliseconds = 100

  var bench: RuleWorkbench? { state.withLock { $0.bench } }

  func put(_ bench: RuleWorkbench) { state.withLock { $0.bench = bench } }

  // MARK: - With every key

  /// Answers a question that needs no store; false where it needs one.
  func take(_ request: RuleRequest, post: @escaping @Sendable (Message) -> Void) -> Bool {
    switch request {
    case .check(let text, let generation):
      state.withLock { $0.check = generation }
      line.async { [self] in
        guard state.withLock({ $0.check == generation }), let bench else { return post(.settled) }
        let checkup = bench.check(text.text, replacing: text.subject.map(RuleKey.init))
        post(.rule(.checked(RuleCheckup(checkup), generation: generation)))
      }
    case .complete(let text, let place, let language, let generation):
      state.withLock { $0.completion = generation }
      line.async { [self] in
        guard state.withLock({ $0.completion == generation }), let bench else {
          return post(.settled)
        }
        let found = bench.completions(in: text, at: place, language: language)
        post(.rule(.completed(found, generation: generation)))
      }
    case .stopForecast(let generation):
      state.withLock { $0.run.flatMap { $0.generation == generation ? $0 : nil } }?.stop()
      post(.settled)
    default: return false
    }
    return true
  }

  // MARK: - Counting

  /// Begins to count on a line of its own; a count that is still going on is given up.
  func begin(
    _ previewer: RulePreviewer, of text: RuleText, _ subject: RuleSubject, generation: Int
  ) {
    let run = Run(generation: generation)
    state.withLock { state in
      state.run?.stop()
      state.run = run
      state.wanted = (text, subject)
    }
    counting.async { run.count(previewer) }
  }

  /// What a run is of; nil for one that another took the place of.
  func wanted(by generation: Int) -> (text: RuleText, subject: RuleSubject)? {
    state.withLock { $0.run?.generation == generation ? $0.wanted : nil }
  }

  /// A run; nil for one that another took the place of.
  func run(_ generation: Int) -> Run? {
    state.withLock { $0.run?.generation == generation ? $0.run : nil }
  }

  /// Does something after a moment, in which a count goes on.
  func afterMoment(_ look: @escaping @Sendable () -> Void) {
    waiting.asyncAfter(deadline: .now() + .milliseconds(Self.lookMilliseconds), execute: look)
  }
}
