/// Surname readings that no table of characters gives.
///
/// The readings come from the surname list of pinyin-pro 3.29.3 (zh-lx/pinyin-pro,
/// `surname.ts`), under this notice:
///
/// MIT License. Copyright (c) 2022-present zh-lx. Permission is hereby granted, free of charge, to
/// any person obtaining a copy of this software and associated documentation files (the
/// "Software"), to deal in the Software without restriction, including without limitation the
/// rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the
/// Software, and to permit persons to whom the Software is furnished to do so, subject to the
/// following conditions: The above copyright notice and this permission notice shall be included in
/// all copies or substantial portions of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT
/// WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
/// MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
/// AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN
/// ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE
/// OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
enum SurnameFacts {
  /// Compound surnames: `syllable,syllable=characters;`.
  ///
  /// The last ones, from 单于 on, are added from general knowledge.
  static let compounds: StaticString = #"""
    nan,gong=南宫;di,wu=第五;mo,qi=万俟;si,ma=司马;shang,guan=上官;ou,yang=欧阳;xia,hou=夏侯;zhu,ge=诸葛;
    wen,ren=闻人;dong,fang=东方;he,lian=赫连;huang,fu=皇甫;yu,chi=尉迟;gong,yang=公羊;tan,tai=澹台;
    gong,ye=公冶;zong,zheng=宗政;pu,yang=濮阳;chun,yu=淳于;tai,shu=太叔;shen,tu=申屠;gong,sun=公孙;
    zhong,sun=仲孙;xuan,yuan=轩辕;ling,hu=令狐;zhong,li=钟离;yu,wen=宇文;zhang,sun=长孙;mu,rong=慕容;
    xian,yu=鲜于;lv,qiu=闾丘;si,tu=司徒;si,kong=司空;qi,guan=亓官;si,kou=司寇;zhang,du=仉督;zi,ju=子车;
    zhuan,sun=颛孙;duan,mu=端木;wu,ma=巫马;gong,xi=公西;qi,diao=漆雕;yue,zheng=乐正;rang,si=壤驷;
    gong,liang=公良;tuo,ba=拓跋;jia,gu=夹谷;zai,fu=宰父;gu,liang=榖梁;duan,gan=段干;bai,li=百里;
    dong,guo=东郭;nan,men=南门;hu,yan=呼延;yang,she=羊舌;liang,qiu=梁丘;zuo,qiu=左丘;dong,men=东门;
    xi,men=西门;gou,long=句龙;guan,qiu=毌丘;chan,yu=单于;du,gu=独孤;na,lan=纳兰;wan,yan=完颜;ye,lv=耶律;
    gu,liang=谷梁;wei,sheng=微生;dong,ye=东野;ai,xin,jue,luo=爱新觉罗;ge,shu=哥舒;he,lan=贺兰;
    """#

  /// Single surnames whose reading is not the character's most usual one: `readings=characters;`.
  ///
  /// Two readings where families of both kinds live, the more usual one first.
  static let singles: StaticString = #"""
    yue,le=乐;bu=卜;miao=缪;xie=解;shan=单;wei=隗;qiu=仇;bo=薄;nai=能;zhai,di=翟;du=都;kan=阚;zeng=曾;
    nie=乜;zha=查;ge,gai=盖;ou=区;qin,tan=覃;piao=朴;po=繁;yun=员;gou=句;she=折;shao,zhao=召;lu=六;
    qie,xi=郄;bai,bo=柏;
    """#
}
