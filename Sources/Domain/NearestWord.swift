/// The word of a list that was most likely meant, for "did you mean"; nil when none is near.
///
/// Near is a distance of at most a third of the letters, and never less than two slips.
///
/// - Complexity: O(n · m²) in the words and their letters; longer words than 60 letters have none.
package func nearestWord(to word: String, among words: some Sequence<String>) -> String? {
  let letters = Array(word.lowercased())
  guard !letters.isEmpty, letters.count <= 60 else { return nil }
  var best: (word: String, distance: Int)?
  for candidate in words {
    let distance = editDistance(letters, Array(candidate.lowercased()))
    let isNear = distance <= max(2, letters.count / 3) && distance < letters.count
    if isNear, best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
  }
  return best?.word
}
