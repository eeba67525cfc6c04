package import Domain

// The words of every diagnostic. `$1`, `$2` and `$3` stand for what the message names.
extension RuleCode {
  /// What is wrong, in lower case without a full stop; with places for what it names.
  package var message: Localized { text.message }

  /// The way out; nil when the message already says it.
  package var help: Localized? { text.help }

  private typealias Text = (message: Localized, help: Localized?)

  private func say(
    _ chinese: String, _ english: String, _ chineseHelp: String? = nil,
    _ englishHelp: String? = nil
  ) -> Text {
    var help: Localized?
    if let chineseHelp, let englishHelp { help = Localized(zh: chineseHelp, en: englishHelp) }
    return (Localized(zh: chinese, en: english), help)
  }

  private var text: Text {
    if severity == .warning { return warning }
    return reading ?? naming ?? typing ?? laws
  }

  private var reading: Text? {
    switch self {
    case .fileTooLarge:
      say(
        "文件有 $1 字节，最多 $2", "the file has $1 bytes; at most $2 are read",
        "把规则分到几个文件", "split the rules into several files")
    case .notUTF8:
      say(
        "文件不是 UTF-8 文本（从第 $1 行起）", "the file is not UTF-8 text, from line $1 on", "$2", "$3")
    case .unexpectedCharacter: say("此处不能用字符 '$1'", "unexpected character '$1'")
    case .hiddenCharacter:
      say(
        "不可见或改变书写方向的字符 $1", "hidden or direction-changing character $1",
        "删除它；它会让规则看起来与实际不同", "delete it: it makes a rule look like another")
    case .unclosedText:
      say(
        "引号没有结束", "this text has no closing quote", "文字不能跨行：在本行末加上引号",
        "a text cannot span lines: close the quote on this line")
    case .badDate:
      say(
        "'$1' 不是日期", "'$1' is no date", "日期写作 2026-01-31", "dates are written 2026-01-31")
    case .foreignOperator:
      say("'$1' 在此写作 '$2'", "'$1' is written '$2' here")
    case .unexpectedToken: say("此处应为$1，却是 $2", "expected $3, found $4", "$5", "$6")
    case .unknownClause:
      say(
        "规则里没有 '$1' 这一项", "no clause begins with '$1'", "可用：$2", "clauses begin with: $3")
    case .missingEnd:
      say(
        "'$1' 没有结束", "'$1' has no end", "在它之后加一行 结束", "add a line 'end' after it")
    case .repeatedClause:
      say("'$1' 写了两次", "'$1' is given twice", "只留一个", "keep one of them")
    case .missingClause:
      say(
        "规则 '$1' 缺少 '$2'", "rule '$1' has no '$3'", "加上一项：$2 …", "add a clause: $3 …")
    case .chainedComparison:
      say(
        "比较不能连写", "comparisons do not chain", "写作 $1 且 $2", "write: $1 and $2")
    case .joinedWords:
      say(
        "词之间要有空格：'$1'", "words need spaces between them: '$1'", "分开写：$2",
        "split into: $2")
    case .keywordAsName:
      say("'$1' 是关键字，不能作名称", "'$1' is a keyword and cannot be a name")
    case .badNumber:
      say("不能读的数 '$1'", "cannot read the number '$1'", "$2", "$3")
    case .badTemplate:
      say(
        "{ } 不成对", "'{' and '}' do not match", "{ } 之间写一个表达式，如 {平均(sbp, 90天)}",
        "between { and } stands an expression, such as {avg(sbp, 90d)}")
    case .badName: say("名称$1", "the name $2")
    default: nil
    }
  }

  private var naming: Text? {
    switch self {
    case .unknownIndicator:
      say("未知指标 '$1'", "unknown indicator '$1'", "名称相近的：$2", "with such a name: $2")
    case .unknownFunction: say("未知函数 '$1'", "unknown function '$1'", "$2", "$3")
    case .unknownCodeSet:
      say(
        "未知编码集 '$1'", "unknown code set '$1'", "先定义：编码 $1 = { \"I10\" }",
        "define it: codes $1 = { \"I10\" }")
    case .unknownTag: say("没有规则给出标签 '$1'", "no rule gives the tag '$1'")
    case .unknownStaff: say("未知岗位 '$1'", "unknown role '$1'", "可用：$2", "known: $2")
    case .unknownWord: say("此处不懂 '$1'", "'$1' means nothing here", "可用：$2", "known here: $2")
    default: nil
    }
  }

  private var typing: Text? {
    switch self {
    case .bareNumber:
      say("$1 没有单位", "$1 has no unit", "写作 $1 $2", "write $1 $2")
    case .unitMismatch:
      say(
        "单位不符：$1 与 $2", "unit mismatch: $1 against $2", "$3", "$4")
    case .unknownUnit:
      say("未知单位 '$1'", "unknown unit '$1'")
    case .badDuration:
      say(
        "'$1' 不是时长", "'$1' is no duration",
        "用 天、周、个月 或 年，如 90天；月是 mo，分钟是 min",
        "use d, wk, mo or a, as in 90d; a month is mo, a minute min")
    case .wrongType: say("此处应为$1，却是$2", "expected $3, found $4", "$5", "$6")
    case .wrongArguments: say("$1：$2", "$1: $3")
    case .backwardRange:
      say(
        "编码范围反了：\"$1\"..\"$2\"", "the code range runs backwards: \"$1\"..\"$2\"",
        "写作 \"$2\"..\"$1\"", "write \"$2\"..\"$1\"")
    case .badCode:
      say(
        "'$1' 不像编码", "'$1' does not look like a code", "编码由字母与数字组成，如 I10、E11.9、C10AA",
        "codes are letters and digits, such as I10, E11.9, C10AA")
    case .unitOnPlainNumber:
      say(
        "次数没有单位，却与 $1 比较", "a count has no unit but is compared with $1", "去掉单位",
        "leave the unit out")
    default: nil
    }
  }

  private var laws: Text {
    switch self {
    case .repeatedName: say("'$1' 已定义于 $2", "'$1' is already defined at $2")
    case .sharedTag:
      say(
        "标签 '$1' 也由规则 '$2' 给出", "the tag '$1' is also given by rule '$2'",
        "改名，或把两条规则放进同一分组", "rename it, or put both rules into one group")
    case .equalPriority:
      say(
        "分组 '$1' 中与规则 '$2' 同为优先级 $3", "same priority $3 as rule '$2' in group '$1'",
        "每条规则用不同的优先级", "give each rule of a group a priority of its own")
    case .tagCycle:
      say(
        "标签互相依赖：$1", "tags depend on one another: $1", "规则不能（间接）看自己的标签",
        "a rule cannot look at its own tag, not even through others")
    case .codeSetCycle: say("编码集包含自己：$1", "a code set contains itself: $1")
    case .tooDeep:
      say("嵌套超过 $1 层", "nested deeper than $1", "分成几条规则", "split it into several rules")
    case .tooMany: say("$1过多：最多 $2", "too many $3: at most $2")
    case .tooManyErrors: say("还有更多错误", "there are more errors", "先改正以上各处", "mend those above first")
    case .badTest: say("$1", "$2")
    default: say("错误", "error")
    }
  }

  private var warning: Text {
    switch self {
    case .unusedCodeSet: say("编码集 '$1' 没有用到", "code set '$1' is not used")
    case .actionWithoutOnce:
      say(
        "随访没有 每：每次开启都会新建", "follow-up without 'once': it opens each time the tag goes on",
        "加上 每 30天", "add: once 30d")
    case .unknownOnWithoutWhy:
      say(
        "未知时 开，却没有说明缺什么", "'if unknown on' without saying why", "在 因为 中说明",
        "say it in 'because'")
    case .windowBeyondRetention:
      say("窗口 $1 长于保存的数据（$2）", "window $1 is longer than data are kept ($2)")
    case .noTest: say("规则 '$1' 没有测试", "rule '$1' has no test")
    case .noTestOff: say("规则 '$1' 没有期望 关 的测试", "rule '$1' has no test that expects off")
    case .noTestUnknown:
      say(
        "规则 '$1' 没有缺数据（$2）的测试", "rule '$1' has no test in which data are missing ($2)",
        "加一个没有该指标的患者", "add a test whose patient has no such value")
    case .latestWithoutWindow:
      say(
        "$1 没有窗口：很久以前的值也算", "$1 without a window: a value of long ago counts too",
        "加上窗口，如 $2", "add a window, as in $3")
    case .outsideBounds:
      say("$1 超出 $2 可能的范围 $3", "$1 is outside what $2 can be ($3)")
    case .partNeverTrue: say("此处永不成立：$1", "this part can never be true: $1")
    case .partAlwaysTrue: say("此处总是成立：$1", "this part is always true: $1")
    case .emptyRange:
      say("范围是空的：$1 大于 $2", "the range is empty: $1 is above $2", "交换两端", "swap the two")
    case .neverTrue: say("条件永不成立：$1", "when can never be true: $1")
    case .matchedNobody:
      say("$1 名患者中无人符合（$2 人未知）", "matched 0 of $1 patients ($2 unknown)")
    case .flappingBand:
      say(
        "解除条件不在开启条件之下：标签会反复", "clear band is not below when band: tag will flap",
        "两者不应同时成立：$1", "both should never hold at once: $1")
    case .windowBeyondExpiry: say("窗口 $1，有效期却是 $2", "window $1 but expires $2")
    case .alwaysTrue: say("条件总是成立：$1", "when is always true: $1")
    case .matchedEverybody: say("所有 $1 名患者都符合", "matched all $1 patients")
    case .sharedCodeSet:
      say(
        "改动编码集 '$1' 也改变 $2 条别的规则：$3",
        "changing code set '$1' changes other rules too, $2 of them: $3",
        "若只给自己的规则用，请另起名称", "for your own rules alone, give it a name of its own")
    case .neverClears: say("解除条件永不成立：$1", "clear when can never be true: $1")
    default: say("注意", "doubtful")
    }
  }
}
