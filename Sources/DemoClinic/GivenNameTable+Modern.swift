// Names of people born since 2002. The whole names are facts from the list of names from poems and
// idioms in the Chinese-Names-Corpus by wainshine (Apache License 2.0,
// https://github.com/wainshine/Chinese-Names-Corpus), the commonest put first from general
// knowledge.
extension GivenNameTable {
  static let modernMen = Pool(
    singleShare: 0.08, wholeShare: 0.62, singles: "睿轩昊晨宸哲皓辰霖翔泽熙博恒铭屹朗",
    whole: """
      浩宇 子轩 浩然 宇轩 梓轩 宇航 皓轩 子涵 博文 俊熙 一诺 子睿 奕辰 宇辰 浩轩 梓豪 俊杰
      子墨 沐宸 梓睿 铭泽 思远 一帆 思源 泽宇 晨阳 文轩 致远 浩天 佳俊 逸飞 子恒 天翔 明轩
      家琪 正宇 逸凡 嘉乐 远航 文远 俊彦 博宇 思齐 一博 文昊 思成 彦博 宇辰 晨旭 卓然 佳豪
      晨宇 天昊 子扬 天浩 嘉铭 雨林 逸轩 天泽 子航 子浩 睿智 志轩 俊逸 皓天 明泽 云帆 皓然
      子铭 雨泽 昊然 泽阳 子皓 文睿 泽霖 家浩 嘉宇 铭轩 梓铭 元浩 子然 一哲 泽轩 晨熙 承宇
      瑞泽 子腾 天睿 宇宸 博轩 彦霖 一恒 一晨 子祺 沐阳 昊辰 子逸 博学 泰然 梓恒 泽熙 俊辰
      嘉辰 浩辰 亦轩 泽涵 启轩 睿轩 彦辰 雨宸 一尘 景行 知行 修远 承安 乐天
      """,
    firsts: "子浩宇梓俊泽天嘉文思一博奕明晨家沐昊瑞承彦景逸",
    seconds: "轩宇涵豪泽辰然睿熙航霖博杰阳铭恒晨宸安远墨翔")

  static let modernWomen = Pool(
    singleShare: 0.06, wholeShare: 0.66, singles: "妍悦萱瑶彤琪涵桐怡玥宁诺",
    whole: """
      欣怡 子涵 雨桐 梓涵 诗涵 一诺 欣妍 梓萱 雨涵 可馨 思涵 欣悦 语桐 紫涵 依诺 佳怡 雨萱
      若曦 诗琪 雨欣 艺涵 佳慧 思佳 佳欣 欣然 雨薇 雨晨 佳宁 梦琪 雨婷 怡然 梦洁 思颖 可心
      嘉慧 静雅 心怡 雨彤 语涵 心悦 心妍 雨馨 子萱 星月 若涵 馨怡 依婷 紫萱 梦涵 诗韵 若琳
      悠然 心语 雨竹 思语 语嫣 佳瑶 梦怡 雨琪 子悦 雅晴 舒雅 欣瑶 楚涵 若彤 艺菲 佳雪 雨柔
      昕彤 芸菲 若萱 潇雨 若雪 嘉晨 梓欣 紫琪 怡佳 若溪 嘉瑶 梓桐 羽菲 若熙 墨涵 欣蕾 雨菡
      子馨 若菲 紫彤 云舒 悦然 诗妍 奕欣 奕彤 依萱 雨曦 书瑶 清妍 念初 知夏 沐晴 米朵 安琪
      思琪 静怡 婉清 筱雨 嘉懿 乐瑶 予安
      """,
    firsts: "子梓雨欣诗佳思语若可一艺心嘉怡梦依紫沐书清芷",
    seconds: "涵怡萱桐妍琪悦欣彤瑶馨诺晴菲宁然曦玥雯希")
}
