/// People who live together, share one telephone and one address.
///
/// Indexes are cut into blocks of ten. What a block holds is drawn from the block's own stream, so
/// that the household of an index is found without looking at any other record.
struct Household: Sendable {
  /// One of the people, with what the family decides about them.
  struct Member: Sendable {
    /// 0 grandparents, 1 parents, 2 children.
    let generation: Int
    let isMale: Bool
    /// Years of age today, give or take one.
    var age: Int
    /// The place of the surname in the table.
    let surname: Int
  }

  /// The record index of the first member; the others follow.
  let firstIndex: Int
  let members: [Member]
  /// The place of the member whose telephone is shared; nil when it is a grown child elsewhere.
  let holder: Int?
  /// Whether the grandparents are the father's parents.
  let isPaternal: Bool
  /// Seeds the telephone number, the address and whoever lives elsewhere.
  let key: Int

  /// How many indexes a block has.
  static let blockSize = 10

  /// The household that an index belongs to; nil for people who live on their own.
  static func containing(
    _ index: Int, seed: UInt64, surnames: SurnameTable
  ) -> Household? {
    let block = index / blockSize
    var random = RandomStream(seed: seed, index: block, purpose: .household)
    let shape = Shape.drawn(&random)
    let hasCouple = random.happens(0.45)
    let total = shape.size + (hasCouple ? 2 : 0)
    let first = random.below(blockSize - total + 1)
    let second = first + shape.size + random.below(blockSize - total - first + 1)
    let place = index - block * blockSize
    if place >= first && place < first + shape.size {
      return shape.household(
        firstIndex: block * blockSize + first, &random, surnames: surnames)
    }
    guard hasCouple, place >= second, place < second + 2 else { return nil }
    // A stream of its own, since the family above may have drawn or not.
    var other = RandomStream(seed: ~seed, index: block, purpose: .household)
    return Shape.oldCouple.household(
      firstIndex: block * blockSize + second, &other, surnames: surnames)
  }

  /// What a member calls the one who holds the telephone, such as `女儿`.
  func word(_ patient: Int, calls holder: Int) -> String {
    let one = members[patient]
    let other = members[holder]
    let isMale = other.isMale
    switch (one.generation, other.generation) {
    case (2, 2): return one.age > other.age ? (isMale ? "弟弟" : "妹妹") : (isMale ? "哥哥" : "姐姐")
    case (0, 0), (1, 1): return isMale ? "丈夫" : "妻子"
    case (1, 2): return isMale ? "儿子" : "女儿"
    case (2, 1): return isMale ? "父亲" : "母亲"
    case (0, 1): return isMale == isPaternal ? (isMale ? "儿子" : "女儿") : (isMale ? "女婿" : "儿媳")
    case (1, 0):
      if one.isMale == isPaternal { return isMale ? "父亲" : "母亲" }
      return one.isMale ? (isMale ? "岳父" : "岳母") : (isMale ? "公公" : "婆婆")
    case (0, _): return isPaternal ? (isMale ? "孙子" : "孙女") : (isMale ? "外孙" : "外孙女")
    default: return isPaternal ? (isMale ? "爷爷" : "奶奶") : (isMale ? "外公" : "外婆")
    }
  }
}

extension Household {
  /// Who lives together.
  enum Shape: CaseIterable {
    case oldCouple
    case parentsAndChild
    case threeGenerations
    case grandmotherToo
    case motherAndChild
    case twoChildren
    case grandparentsAndChild

    var size: Int {
      switch self {
      case .oldCouple, .motherAndChild: 2
      case .parentsAndChild, .grandparentsAndChild: 3
      case .grandmotherToo, .twoChildren: 4
      case .threeGenerations: 5
      }
    }

    /// Parts in a hundred; with the second couple of a block four people in ten live in families.
    private var weight: Int {
      switch self {
      case .oldCouple: 20
      case .parentsAndChild: 28
      case .threeGenerations: 10
      case .grandmotherToo: 12
      case .motherAndChild: 12
      case .twoChildren: 10
      case .grandparentsAndChild: 8
      }
    }

    static func drawn(_ random: inout RandomStream) -> Shape {
      var left = random.below(100)
      for shape in allCases {
        if left < shape.weight { return shape }
        left -= shape.weight
      }
      return .parentsAndChild
    }

    /// Fills the shape with people whose ages and surnames fit each other.
    func household(
      firstIndex: Int, _ random: inout RandomStream, surnames: SurnameTable
    ) -> Household {
      let family = Family(
        childBelow: self == .grandparentsAndChild ? 15 : 24, &random, surnames: surnames)
      let (members, holder) = choose(from: family, &random)
      return Household(
        firstIndex: firstIndex, members: members, holder: holder, isPaternal: family.isPaternal,
        key: random.below(1 << 30))
    }

    /// Those of a family who live together, and the place of the one with the telephone.
    private func choose(
      from family: Family, _ random: inout RandomStream
    ) -> (members: [Member], holder: Int?) {
      let (grandparents, parents) = (family.grandparents, family.parents)
      switch self {
      case .oldCouple:
        var couple = grandparents
        let age = random.within(60...86)
        couple[0].age = age
        couple[1].age = age - random.within(-2...5)
        return (couple, random.happens(0.4) ? nil : random.below(2))
      case .parentsAndChild:
        return (parents + [family.child], random.happens(0.75) ? 1 : 0)
      case .threeGenerations:
        return (grandparents + parents + [family.child], random.happens(0.7) ? 3 : 2)
      case .grandmotherToo:
        return ([grandparents[1]] + parents + [family.child], random.happens(0.7) ? 2 : 1)
      case .motherAndChild:
        return ([parents[1], family.child], 0)
      case .twoChildren:
        var younger = Member(
          generation: 2, isMale: random.happens(0.5), age: family.child.age,
          surname: family.child.surname)
        younger.age = max(0, younger.age - random.within(2...6))
        return (parents + [family.child, younger], random.happens(0.75) ? 1 : 0)
      case .grandparentsAndChild:
        return (grandparents + [family.child], random.happens(0.6) ? 1 : 0)
      }
    }
  }

  /// Three generations, of whom a household takes some.
  private struct Family {
    let grandparents: [Member]
    let parents: [Member]
    let child: Member
    let isPaternal: Bool

    init(childBelow limit: Int, _ random: inout RandomStream, surnames: SurnameTable) {
      let ofFather = surnames.draw(&random)
      let ofMother = surnames.draw(&random)
      let ofGrandmother = surnames.draw(&random)
      isPaternal = random.happens(0.62)
      let age = random.below(limit)
      let mother = age + random.within(22...34)
      let father = mother + random.within(-1...5)
      let grandmother = (isPaternal ? father : mother) + random.within(21...29)
      let grandfather = grandmother + random.within(-1...5)
      let ofGrandfather = isPaternal ? ofFather : ofMother
      grandparents = [
        Member(generation: 0, isMale: true, age: grandfather, surname: ofGrandfather),
        Member(generation: 0, isMale: false, age: grandmother, surname: ofGrandmother),
      ]
      parents = [
        Member(generation: 1, isMale: true, age: father, surname: ofFather),
        Member(generation: 1, isMale: false, age: mother, surname: ofMother),
      ]
      child = Member(
        generation: 2, isMale: random.happens(0.53), age: age, surname: ofFather)
    }
  }
}
