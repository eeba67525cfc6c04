// Names of people born before 2002, typed from general knowledge of Chinese name fashions: facts,
// taken from no list.
extension GivenNameTable {
  static let beforeLiberationMen = Pool(
    singleShare: 0.08, wholeShare: 0.15, singles: "福贵生明忠义德林清荣华兴",
    whole: """
      德福 国良 永贵 长生 福生 金山 树林 玉林 大山 有才 水生 根生 祥林 寿山 炳坤 云龙 守义 怀仁
      耀宗 绍文 廷玉 鸿章 振邦 仲明 伯钧 兆丰 天佑 世昌 宗保 敬之 培元
      """,
    firsts: "德国永长福金玉树振春文明世光兴家正万志克成云宝炳守绍怀凤庆学泽仁清松庭连祖耀维昌启宗敬",
    seconds: "明华生福林贵荣才山祥德清发安义忠良田臣元海和堂法财成廷章池坤云堂邦普寿泉根茂昌")

  static let beforeLiberationWomen = Pool(
    singleShare: 0.07, wholeShare: 0.15, singles: "英珍兰芬芳琴贞芝莲凤",
    whole: """
      桂英 秀英 玉兰 桂兰 秀兰 淑珍 玉珍 凤英 淑华 素珍 桂芳 素芳 玉华 月英 春兰 金花 秀珍
      桂珍 翠英 惠珍 银花 菊香 小妹 大妹 招弟 来娣
      """,
    firsts: "桂秀玉淑凤素春金翠月惠兰美瑞雪菊银爱文莲巧云福荷连茂喜德会庆彩香慧永树守良",
    seconds: "英兰珍芳华珠琴芬云莲香梅花芝贞凤荣清仙娥娣蓉菊娟容秀霞芹侠环")

  static let fiftiesMen = Pool(
    singleShare: 0.14, wholeShare: 0.32, singles: "军平明强勇刚辉华斌林民忠毅东波",
    whole: """
      建国 建华 建军 国强 志强 建平 志明 国华 卫国 建明 卫东 国庆 永强 建民 志刚 文革 红军
      援朝 跃进 爱国 爱民 解放 抗美 和平 小平 向东 继红 海涛 志勇 德明 俊杰 建新 建设 光辉
      卫民 学军 拥军 新民 胜利 铁军 永红 世杰
      """,
    firsts: "建国志永文海明卫德光新学红成春金忠立振宏克世庆正俊小玉洪长少利兴保福东胜中向继",
    seconds: "国华军平明强生民林东辉良春成勇忠义祥才福荣海山峰波伟清利新杰庆龙安武贵")

  static let fiftiesWomen = Pool(
    singleShare: 0.12, wholeShare: 0.28, singles: "红霞敏丽芳玲萍燕梅华英艳琴兰群",
    whole: """
      丽华 秀英 红梅 桂兰 秀兰 玉兰 建华 玉梅 秀芳 桂芳 小红 淑芳 爱华 丽萍 丽娟 秀珍 桂英
      玉华 红霞 春梅 海燕 小玲 玉芳 凤英 秀梅 亚萍 卫红 爱红 爱萍 国芳 素琴 淑英 文英 冬梅
      """,
    firsts: "玉秀丽桂淑小红爱春美凤素金建文亚海慧月翠晓雪惠志国冬莉彩永卫瑞荣福群庆银",
    seconds: "华英兰芳梅珍红霞琴萍玲荣香莲芬云凤娟平珠敏燕花娥秀清蓉艳琼")

  static let seventiesMen = Pool(
    singleShare: 0.42, wholeShare: 0.2,
    singles: "伟勇军强磊涛斌超波辉刚健峰杰鹏飞亮明平毅凯旭俊浩东松林海雷宁庆宏威锋彬剑",
    whole: """
      志强 建军 海涛 晓东 志勇 志伟 文斌 小军 建华 春雷 海波 晓明 俊峰 永强 志刚 海军 小龙
      国栋 文军 向阳 宏伟 立新 晓峰 大勇 世杰 振华 学文 少华 庆华 小勇
      """,
    firsts: "志建海晓文永小国俊春宏立少金世学振红新成东大向明光卫云子长德",
    seconds: "军强勇伟峰明华东涛波斌辉刚平林杰龙飞鹏海生亮武新兵庆忠雷")

  static let seventiesWomen = Pool(
    singleShare: 0.38, wholeShare: 0.2,
    singles: "静丽敏艳芳娟燕霞玲萍红梅英颖莉琴娜洁华云倩琳雪蓉洋丹晶薇慧婷",
    whole: """
      丽娟 海燕 晓燕 红梅 丽丽 晓红 春燕 丽萍 红霞 艳红 晓丽 小燕 丽华 艳丽 小红 玉梅 春梅
      雪梅 丽君 丽霞 晓玲 冬梅 秀丽 利娟 亚琴 海霞 晓娟 小芳 红艳 文娟
      """,
    firsts: "丽晓海春小红艳玉秀雪文亚美利燕冬桂慧淑建爱金凤莉云永",
    seconds: "丽娟燕红梅霞玲萍芳敏英艳华琴静娜蓉平琼云兰珍群")

  static let ninetiesMen = Pool(
    singleShare: 0.42, wholeShare: 0.2,
    singles: "磊鑫浩宇超杰鹏帅凯旭俊涛波阳飞伟龙洋森强斌亮博晨恒轩辉勇毅瑞",
    whole: """
      俊杰 志鹏 文杰 浩然 子豪 家豪 文博 嘉伟 明辉 俊豪 志豪 宇航 建宇 天宇 晓龙 世豪 家伟
      海洋 文浩 振宇 国豪 一鸣 泽宇 佳豪 鹏飞 子龙 凯文
      """,
    firsts: "俊志文浩子家嘉明宇晓天建海泽振世佳思一鹏国永小云少",
    seconds: "杰鹏豪伟宇辉龙飞浩文轩峰明强阳涛波林航斌磊华博超")

  static let ninetiesWomen = Pool(
    singleShare: 0.36, wholeShare: 0.24,
    singles: "婷雪静敏娜倩丹佳琳莹悦颖萌琪欣玲露璐瑶薇莎娟艳丽洁楠雯梦",
    whole: """
      婷婷 佳佳 雨婷 思雨 晓雪 梦婷 佳怡 雅婷 文静 雪莹 婉婷 晓彤 嘉欣 慧敏 欣怡 梦瑶 思琪
      丽娜 雅琴 倩倩 莎莎 露露 晓琳 诗雨 玉婷 海霞 丹丹 圆圆 美玲
      """,
    firsts: "婷雨晓思佳梦雅雪文嘉慧欣诗丽玉美海静艳春小倩丹金",
    seconds: "婷雪怡琪敏欣琳莹颖倩娜静瑶洁彤雯琴丽慧娟萍霞燕")
}
