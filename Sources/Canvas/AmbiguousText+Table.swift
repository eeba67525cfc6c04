extension AmbiguousText {
  /// What ambiguous characters are written as: `text=characters;`, in any order.
  ///
  /// The text may hold `=`; the characters do not. Line ends count for nothing. Letters with accents
  /// become the letter and a combining mark, which takes no column anywhere; Cyrillic is
  /// transliterated as on road signs. Signs of comparison keep their whole meaning.
  static let table = #"""
    !=¡;Sec.=§;^a=ª;-=­‐–─━┄┅┈┉▀▃▄▔;(R)=®Ⓡ🄡🄬🅡;deg=°;+/-=±;'=´ˊЬь‘’′;(P)=¶Ⓟ🄟🅟;・=·•‧;,=¸;^o=º;
    1/4=¼;1/2=½;3/4=¾;?=¿;AE=Æ;x=×˟ⅹ;O=ØО;Th=Þ;ss=ß;à=à;á=á;ae=æ;è=è;é=é;ê=ê;ì=ì;í=í;
    d=ðđд;ò=ò;ó=ó;/=÷∕╱;o=øо◇○◯☆;ù=ù;ú=ú;ü=ü;th=þ;ā=ā;ē=ē;ě=ě;H=Ħ;h=ħ;ī=ī;i=ıиⅰ;IJ=Ĳ;
    ij=ĳ;k=ĸк;L.=Ŀ;l.=ŀ;L=ŁЛ;l=łлℓ;ń=ń;ň=ň;'n=ŉ;NG=Ŋ;ng=ŋ;ō=ō;OE=Œ;oe=œ;T=ŦТ;t=ŧт;ū=ū;
    ǎ=ǎ;ǐ=ǐ;ǒ=ǒ;ǔ=ǔ;ǖ=ǖ;ǘ=ǘ;ǚ=ǚ;ǜ=ǜ;a=ɑа;g=ɡг;^=˄;`=ˋ‵;_=ˍ▁▂;:=ː∶;Ohm=ΩΩ;Yo=Ё;A=А;
    B=Б;V=ВⅤ;G=Г;D=Д;E=ЕЭ;Zh=Ж;Z=З;I=ИⅠ;Y=ЙЫ;K=К;M=М;N=Н;P=П;R=Р;S=С;U=У;F=Ф;Kh=Х;Ts=Ц;Ch=Ч;
    Sh=Ш;Shch=Щ;"=Ъъ“”″;Yu=Ю;Ya=Я;b=б♭;v=вⅴ;e=еэ;zh=ж;z=з;y=йы;m=м;n=н;p=п;r=р;s=с;u=у;f=ф;
    kh=х;ts=ц;ch=ч;sh=ш;shch=щ;yu=ю;ya=я;yo=ё;--=—―;||=‖∥;.=․;..=‥;...=…;/1000=‰;*=※◆●★;EUR=€;
    degC=℃;c/o=℅;degF=℉;No.=№;Tel=℡☎☏;(TM)=™;Å=Å;1/3=⅓;2/3=⅔;1/8=⅛;3/8=⅜;5/8=⅝;7/8=⅞;II=Ⅱ;
    III=Ⅲ;IV=Ⅳ;VI=Ⅵ;VII=Ⅶ;VIII=Ⅷ;IX=Ⅸ;X=Ⅹ╳;XI=Ⅺ;XII=Ⅻ;ii=ⅱ;iii=ⅲ;iv=ⅳ;vi=ⅵ;vii=ⅶ;viii=ⅷ;ix=ⅸ;
    0/3=↉;<-=←◀◁☜;(up)=↑▲△;->=→▶▷☞;(down)=↓▼▽;<->=↔;(up/down)=↕;=>=⇒;<=>=⇔;prod=∏;sum=∑;
    sqrt=√;inf=∞;angle=∠;|=∣│┃┆┇┊┋║▍▎▏▕;and=∧;or=∨;therefore=∴;because=∵;::=∷;~=∼∽;~==≈≌≒;
    !==≠;====≡;<==≤≦;>==≥≧;<<=≪;>>=≫;!<=≮;!>=≯;(+)=⊕;(.)=⊙;(1)=①⑴⓵❶;(2)=②⑵⓶❷;(3)=③⑶⓷❸;
    (4)=④⑷⓸❹;(5)=⑤⑸⓹❺;(6)=⑥⑹⓺❻;(7)=⑦⑺⓻❼;(8)=⑧⑻⓼❽;(9)=⑨⑼⓽❾;(10)=⑩⑽⓾❿㉈;(11)=⑪⑾⓫;(12)=⑫⑿⓬;
    (13)=⑬⒀⓭;(14)=⑭⒁⓮;(15)=⑮⒂⓯;(16)=⑯⒃⓰;(17)=⑰⒄⓱;(18)=⑱⒅⓲;(19)=⑲⒆⓳;(20)=⑳⒇⓴㉉;1.=⒈;2.=⒉;3.=⒊;
    4.=⒋;5.=⒌;6.=⒍;7.=⒎;8.=⒏;9.=⒐;10.=⒑;11.=⒒;12.=⒓;13.=⒔;14.=⒕;15.=⒖;16.=⒗;17.=⒘;18.=⒙;19.=⒚;
    20.=⒛;(a)=⒜ⓐ;(b)=⒝ⓑ;(c)=⒞ⓒ;(d)=⒟ⓓ;(e)=⒠ⓔ;(f)=⒡ⓕ;(g)=⒢ⓖ;(h)=⒣ⓗ;(i)=⒤ⓘ;(j)=⒥ⓙ;(k)=⒦ⓚ;(l)=⒧ⓛ;
    (m)=⒨ⓜ;(n)=⒩ⓝ;(o)=⒪ⓞ◈◎;(p)=⒫ⓟ;(q)=⒬ⓠ;(r)=⒭ⓡ;(s)=⒮ⓢ;(t)=⒯ⓣ;(u)=⒰ⓤ;(v)=⒱ⓥ;(w)=⒲ⓦ;(x)=⒳ⓧ;
    (y)=⒴ⓨ;(z)=⒵ⓩ;(A)=Ⓐ🄐🅐;(B)=Ⓑ🄑🅑;(C)=Ⓒ🄒🄫🅒;(D)=Ⓓ🄓🅓;(E)=Ⓔ🄔🅔;(F)=Ⓕ♀🄕🅕;(G)=Ⓖ🄖🅖;(H)=Ⓗ🄗🅗;(I)=Ⓘ🄘🅘;
    (J)=Ⓙ🄙🅙;(K)=Ⓚ🄚🅚;(L)=Ⓛ🄛🅛;(M)=Ⓜ♂🄜🅜;(N)=Ⓝ🄝🅝;(O)=Ⓞ🄞🅞;(Q)=Ⓠ🄠🅠;(S)=Ⓢ🄢🄪🅢;(T)=Ⓣ🄣🅣;(U)=Ⓤ🄤🅤;(V)=Ⓥ🄥🅥;
    (W)=Ⓦ🄦🅦;(X)=Ⓧ🄧🅧;(Y)=Ⓨ🄨🅨;(Z)=Ⓩ🄩🅩;(0)=⓿;
    +=┌┍┎┏┐┑┒┓└┕┖┗┘┙┚┛├┝┞┟┠┡┢┣┤┥┦┧┨┩┪┫┬┭┮┯┰┱┲┳┴┵┶┷┸┹┺┻┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋╒╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡╢╣╤╥╦╧╨╩
    ╪╫╬╭╮╯╰▇;==═▅▆;\=╲;#=█▉▊▋▌▓♯;%=▒;[#]=■▣;[_]=□;(30)=㉊;(40)=㉋;(50)=㉌;(60)=㉍;(70)=㉎;(80)=㉏;
    0.=🄀;0,=🄁;1,=🄂;2,=🄃;3,=🄄;4,=🄅;5,=🄆;6,=🄇;7,=🄈;8,=🄉;9,=🄊;(CD)=🄭;[A]=🄰🅰;[B]=🄱🅱;[C]=🄲🅲;[D]=🄳🅳;
    [E]=🄴🅴;[F]=🄵🅵;[G]=🄶🅶;[H]=🄷🅷;[I]=🄸🅸;[J]=🄹🅹;[K]=🄺🅺;[L]=🄻🅻;[M]=🄼🅼;[N]=🄽🅽;[O]=🄾🅾;[P]=🄿🅿;
    [Q]=🅀🆀;[R]=🅁🆁;[S]=🅂🆂;[T]=🅃🆃;[U]=🅄🆄;[V]=🅅🆅;[W]=🅆🆆;[X]=🅇🆇;[Y]=🅈🆈;[Z]=🅉🆉;[HV]=🅊;[MV]=🅋;
    [SD]=🅌;[SS]=🅍;[PPV]=🅎;[WC]=🅏;D=Ð;
    """#

  /// Greek letters, each with its name and what it is inside a Greek word.
  static let greek = """
    Α Alpha A Β Beta B Γ Gamma G Δ Delta D Ε Epsilon E Ζ Zeta Z Η Eta I Θ Theta Th Ι Iota I
    Κ Kappa K Λ Lambda L Μ Mu M Ν Nu N Ξ Xi X Ο Omicron O Π Pi P Ρ Rho R Σ Sigma S Τ Tau T
    Υ Upsilon Y Φ Phi Ph Χ Chi Ch Ψ Psi Ps Ω Omega O
    α alpha a β beta b γ gamma g δ delta d ε epsilon e ζ zeta z η eta i θ theta th ι iota i
    κ kappa k λ lambda l μ u m ν nu n ξ xi x ο omicron o π pi p ρ rho r σ sigma s τ tau t
    υ upsilon y φ phi ph χ chi ch ψ psi ps ω omega o
    """

  /// Raised and lowered characters with what they are on the line; some are ambiguous, others not.
  static let raised = "⁰0¹1²2³3⁴4⁵5⁶6⁷7⁸8⁹9⁺+⁻-ⁿn"
  static let lowered = "₀0₁1₂2₃3₄4₅5₆6₇7₈8₉9₊+₋-"
}
