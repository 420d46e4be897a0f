/** How people of one language write that they do not want to live. Texts are lower case, without Latin accents. */
export interface CareWords {
  /** What only sounds like it, and is set aside first: laughter, hunger, "I do not want to die". */
  readonly figurative: RegExp;
  readonly care: RegExp;
}

/** Joins alternatives, so that each has a line of its own. */
function anyOf(...sources: readonly string[]): RegExp {
  return new RegExp(sources.join('|'), 'gu');
}

const en: CareWords = {
  figurative: anyOf(
    "(?:don'?t|do not|didn'?t|never) (?:really )?(?:want|wanna) (?:to )?die",
    '(?:die|dying|kill myself) (?:of|from|for|laughing|my hair)',
    'suicide (?:squad|prevention|rates?|statistics|bomb\\w*|doors?)',
    '(?:to )?kill(?:ing)? (?:it|the|a|this)',
  ),
  care: anyOf(
    '(?:want|wanna|going|gonna|plan(?:ning)?|ready|need|trying|tried|wish|like|about) (?:to )?(?:just )?(?:die|be dead|kill my ?self|unalive my ?self|kms|end (?:it all|my (?:own )?life|everything)|take my (?:own )?life|hang myself|commit suicide)(?![a-z])',
    '(?:killing my ?self|ending (?:it all|my (?:own )?life)|taking my own life|committing suicide)',
    '(?<![a-z])kill my ?self(?![a-z])',
    "(?:i'?m|i am|i feel|feeling|am i|i've been) (?:so |really |very |kind of )?suicidal",
    'suicidal thoughts|thoughts of suicide|(?:thinking|think|thought) (?:about|of) suicide',
    "(?:don'?t|do not|no longer) (?:really )?(?:want|wanna) (?:to )?(?:live|be alive|exist|go on living)(?! (?:in|with|at|near|on|there|here|alone|together|like|so|next|under))",
    "(?:don'?t|do not) want to (?:be here|wake up) (?:any ?more|again|ever)|never wake up(?: again)?",
    'wish i (?:was|were|wasn.?t|weren.?t|had never been|was never|could) ?(?:dead|die|never born|born|not alive|alive|not wake up)',
    'better off (?:without me|(?:if i (?:was|were) )?dead)',
    'no reason (?:left )?(?:for me )?to (?:live|go on)|nothing (?:left )?to live for|life (?:is not|isn.?t|is no longer) worth living',
    '(?:how|ways?|way) (?:can i|do i|to) (?:kill|unalive) (?:yourself|myself)',
    'took (?:all|a (?:lot|bottle)) (?:of )?(?:the|my) pills',
  ),
};

const th: CareWords = {
  figurative: anyOf(
    'ไม่(?:ได้)?อยากตาย',
    '(?:ขำ|อร่อย|น่ารัก|เขิน|ฟิน|หิว|อาย)[^ ]{0,10}อยากตาย',
    'ไม่อยากอยู่(?:หอ|บ้าน|ที่นี่|ห้อง|คนเดียว)[^ ]*',
  ),
  care: anyOf(
    'อยากตาย|อยากจบชีวิต|จบชีวิตตัวเอง|ปลิดชีวิต',
    'ไม่อยากมีชีวิต|ไม่อยากหายใจ(?:แล้ว|อีก|ต่อ)|ไม่อยากอยู่(?:บน|ใน)?โลก|ไม่อยากอยู่(?:ต่อ)?(?:ไป)?(?:แล้ว|อีกแล้ว)|ไม่อยากตื่น(?:ขึ้น)?(?:มา)?อีก',
    '(?:อยาก|คิด|คิดจะ|จะ|กำลังจะ|พยายาม|เคย|วางแผน)ฆ่าตัวตาย|วิธีฆ่าตัวตาย',
    '(?:เรา|ผม|หนู|ฉัน|เค้า|อยาก|เริ่ม|ดิฉัน|กู)คิดสั้น',
    'ตาย(?:ๆ)?ไป(?:เลย|ซะ|เสีย)?(?:ดีกว่า|ก็ดี|คงดี)|ตายซะดีกว่า|(?:ถ้า|หาก)(?:เรา|ผม|หนู|ฉัน|กู)ตายไป',
    'อยู่ไปก็ไม่มี(?:ความหมาย|ประโยชน์|ค่า)|ไม่รู้จะอยู่ไป(?:ทำไม|เพื่ออะไร)|ไม่มีเหตุผล(?:ที่จะ|จะ|ให้)อยู่',
    'อยากหายไปจาก(?:โลก|ชีวิต)|อยากกระโดดตึก|อยากผูกคอ',
    'ตาย(?:ยังไง|แบบ)(?:ไม่เจ็บ|ไม่ทรมาน)|ให้ตายแบบไม่',
  ),
};

const ja: CareWords = {
  figurative: anyOf(
    '(?:死に|しに)たい(?:ほど|くらい|ぐらい)(?:恥|美味|おいし|かわい|可愛|好き|面白|ウケ)',
    '自殺(?:対策|予防|防止|点)[^。]{0,8}',
  ),
  care: anyOf(
    '死にたい|(?<![ぁ-ん])しにたい(?!わん)|死んでしまいたい|死んじゃいたい|タヒにたい',
    '死のう(?:と思|かな|か$|か。|と考)|死んだ(?:方|ほう)が(?:まし|マシ|いい|楽)|死ぬしかない',
    '消え(?:て(?:しまい|なくなり|無くなり)|ちゃい)?たい|いなくなりたい',
    '生き(?:て(?:い)?|続け)たくない|生きるのが(?:つら|辛|しんど|嫌|いや|苦し)|生きるのに疲れ|生きてい?るのが(?:つら|辛|しんど|嫌|いや|苦し)|生きることに疲れ',
    '生きて(?:い)?る(?:意味|価値|理由)(?:が|も|なんて)?(?:ない|無い|わから|分から)|生きていても(?:仕方|しかた|しょうが|意味)|生きてても(?:仕方|しかた|しょうが|意味)',
    '自殺(?:したい|しよう|するしか|する方法|の方法|のやり方|を考え|を図|願望|未遂をし)|自殺も考え',
    '命を絶(?:ち|と|ちた)|首を(?:吊|つ)(?:りた|ろう)|飛び降り(?:たい|よう)|自ら命を',
    '(?:人生|命|全部|すべて|全て|何もかも)(?:を|も)?(?:もう)?(?:終わりにしたい|終わらせたい)',
    '楽に死(?:ね|に|ぬ)|死ねる(?:方法|薬)|死ぬ方法',
  ),
};

/** Traditional and simplified characters. */
const zh: CareWords = {
  figurative: anyOf(
    '不(?:想|會想|会想)死|想死(?:你|妳|他|她|我|大家|老媽|老妈|媽|妈|家)',
    '(?:笑|好吃|可愛|可爱|爽|帥|帅|美|餓|饿|尷尬|尴尬|熱|热|睏|困|香|冷)(?:到|得)(?:我|都|好|快)?想死',
    '(?:公司|店|企業|企业|生意|品牌|植物|手機|手机)[^，。,. ]{0,4}活不下去',
    '(?:預防|预防|防治|防止)自[殺杀]|自[殺杀](?:防治|預防|预防)',
  ),
  care: anyOf(
    '想死|想去死|不如死|死了算了|死掉算了|死了就好|一死了之|死一死',
    '不想活|活不下去|不想再活|沒有活下去|没有活下去|活下去的(?:意義|意义|理由|動力|动力)',
    '(?:想|要|打算|準備|准备|考慮|考虑|有過|有过|怎麼|怎么|如何)(?:要|去)?自[殺杀]|自[殺杀]的(?:念頭|念头|想法|方法|衝動|冲动)',
    '(?:我|想|要|想要)[^，。,.]{0,6}(?:結束|结束|了結|了结)(?:自己|我)?的?(?:生命|性命|一生|這一生|这一生)|自我了[斷断]',
    '(?:想|要|有|考慮|考虑|打算)[^，。,.]{0,3}[輕轻]生',
    '活[著着](?:好累|太累|沒意|没意|沒有意|没有意|幹嘛|干嘛|有什麼意|有什么意|好痛苦|太痛苦)',
    '想(?:要)?(?:跳樓|跳楼|割腕|上吊|燒炭|烧炭)|想從[^，。,.]{0,6}跳下|想从[^，。,.]{0,6}跳下',
    '想(?:要)?[從从](?:這|这)(?:個|个)世界消失|不想再?醒(?:來|来|過來|过来)',
    '(?:如果|要是|假如)我(?:死了|不在了|消失了)[^，。,.]{0,8}(?:難過|难过|在乎|發現|发现|比較好|比较好)',
    '怎[麼么樣样]死(?:才|比較|比较|得)',
  ),
};

const ko: CareWords = {
  figurative: anyOf(
    '죽고 ?싶(?:지|진|지는) ?(?:는 ?)?(?:않|안)',
    '(?:여기|거기|이 ?집|이 ?동네|서울|아파트|기숙사|한국|시골|혼자)(?:에서|서|에)? ?살기 ?싫',
  ),
  care: anyOf(
    '죽고 ?싶|죽어 ?버리고 ?싶|죽어 ?버릴까|죽고만 ?싶|뒤지고 ?싶',
    '죽는 ?(?:게|것이|편이) ?(?:나|낫|더 ?나|편)|죽는 ?(?:방법|법)|죽을까 ?(?:생각|봐요|하)',
    '자살(?:하고 ?싶|할까|할래|하려|을 ?(?:생각|결심|시도)| ?생각| ?충동|하는 ?(?:방법|법)| ?방법)',
    '살고 ?싶지 ?(?:가 ?)?않|살기 ?싫|그만 ?살고 ?싶|더 ?(?:이상 ?)?살(?:고 ?싶지|기 ?싫)',
    '살(?:아갈|아야 ?할|) ?(?:이유|자신|힘|의미)(?:가|이|도)? ?없',
    '목숨을 ?끊|세상을? ?(?:떠나고|등지고) ?싶|(?:세상에서 ?|영원히 ?)?사라지고 ?싶|뛰어내리고 ?싶|삶을 ?(?:끝내|포기하)',
    '(?:다|모든 ?걸|모두|인생(?:을)?|전부) ?끝내고 ?싶|다 ?끝내 ?버리고 ?싶',
    '극단적(?:인)? ?(?:선택|생각)(?:을|이)? ?(?:하고 ?싶|할|하려|자꾸|들)',
    '(?:내가|나만|제가) ?(?:없어지면|죽으면|사라지면)',
  ),
};

/** Tone marks matter here: "từ từ" is "slowly". */
const vi: CareWords = {
  figurative: anyOf(
    'không (?:hề |có )?muốn chết',
    '(?:nhớ|yêu|thương|ghét|giận|sợ|mệt|đói|ngon|vui|nóng|lạnh|cười|xinh|đẹp|khát|ngại|xấu hổ|tức|bận|rẻ|đắt|mê|thích|nhiều|lo)(?: [^ ,.!?]+){0,2} muốn chết',
    'không muốn sống (?:ở|với|chung|xa|trong|cùng|gần)',
  ),
  care: anyOf(
    '(?<!\\p{L})muốn chết(?!\\p{L})',
    '(?:muốn|định|nghĩ (?:đến|tới|về)|ý định|sẽ|từng|cách)(?: (?:chuyện|việc|đến))* (?:tự tử|tự sát|tự vẫn|cái chết)',
    'không (?:còn )?muốn sống|chẳng (?:còn )?muốn sống|không thiết sống|chán sống',
    'kết thúc (?:cuộc đời|cuộc sống|đời mình|mạng sống|sinh mạng|tất cả đi)|tự kết liễu',
    'chết (?:đi |quách )?(?:cho )?(?:xong|rồi thì thôi|cho rảnh|cho nhẹ)|chết quách',
    '(?:không còn|chẳng còn|không có) (?:lý do|lí do|gì)(?: gì)? để sống|sống (?:để )?làm gì nữa|sống không còn ý nghĩa|sống(?: cũng)? (?:chẳng|không) (?:còn )?(?:có )?ý nghĩa',
    '(?:ước gì|giá như) (?:mình|tôi|em|con) (?:chết|chưa từng|không tồn tại|đừng sinh)',
    'muốn biến mất (?:khỏi|mãi mãi|vĩnh viễn)|muốn nhảy (?:lầu|cầu)|không muốn (?:thức|tỉnh) dậy nữa',
    'để chết mà không|chết (?:sao|thế nào|kiểu gì) (?:cho|để|mà) (?:không|đỡ) đau',
  ),
};

/** As Vietnamese is typed without accents; only what cannot be anything else. */
const viPlain: CareWords = {
  figurative: anyOf('khong muon chet|khong muon song (?:o|voi|chung|xa|trong|cung)(?![a-z])'),
  care: anyOf(
    '(?:toi|minh|em|con) (?:chi )?muon (?:chet|tu tu|tu sat)|khong (?:con )?muon song|chan song',
  ),
};

const idn: CareWords = {
  figurative: anyOf(
    '(?:tidak|tak|gak|ga|nggak|ngga|enggak|belum) (?:mau|ingin|pengen|pengin) mati',
    '(?:hp|handphone|lampu|batere|baterai|laptop|listrik|motor|mesin|wifi|ponsel|tv|ac)[a-z]*(?: [a-z]+){0,3} mati',
    '(?:sampai|sampe|ketawa|setengah|tertawa) (?:mau |pengen |ingin )?mati|mati (?:gaya|lampu|rasa|ketawa|suri|kutu)',
    'hidup (?:di|dengan|bersama|susah|sendirian di|mewah)',
  ),
  care: anyOf(
    '(?:ingin|pengen|pengin|kepengen|pgn) (?:cepat |cepet )?mati|(?:aku|saya|gue|gw|gua)(?: [a-z]+)? mau mati',
    '(?:ingin|pengen|pengin|mau|akan|coba|niat|kepikiran|berpikir|mikir|memikirkan|cara|pikiran)(?: untuk| buat)? bunuh diri|bunuh diri (?:aja|saja)',
    '(?:tidak|tak|gak|ga|nggak|ngga|enggak|males|malas) (?:mau|ingin|pengen|sanggup|kuat) hidup|(?:capek|cape|lelah|bosan) hidup',
    '(?:mengakhiri|akhiri) (?:hidup|semuanya|nyawa)',
    '(?:lebih baik|mending|mendingan|lebih bagus) (?:aku |saya |gue |gw )?mati',
    '(?:buat|untuk) apa (?:lagi )?(?:aku |saya |gue )?hidup|(?:tidak|tak|gak|ga|nggak) ada (?:gunanya|artinya|alasan)(?: lagi)?(?: untuk| buat)?(?: aku| saya)? hidup',
    '(?:menghilang|hilang|lenyap) (?:selamanya|dari dunia)|(?:andai|seandainya|coba)(?: saja)? (?:aku|saya)(?: tidak| gak| nggak)? (?:tidak )?pernah lahir',
    'lebih (?:bahagia|baik)(?: kalau)? tanpa aku|(?:gak|tidak|nggak) (?:usah )?bangun lagi',
    'cara mati (?:tanpa|yang|dengan)',
  ),
};

const es: CareWords = {
  figurative: anyOf(
    'no (?:me )?quiero (?:morir|morirme|matarme)',
    '(?:morir(?:me)?|muero) (?:de (?:la )?(?:risa|hambre|amor|ternura|calor|sueno|frio|verguenza|envidia|viejo|ganas)|por)',
    'acabar con todo (?:el|la|lo|los|las|esto|este|esta|mi)',
    'no quiero vivir (?:en|con|aqui|alli|lejos|cerca)',
    'verguenza,? me quiero morir',
  ),
  care: anyOf(
    '(?:me )?quiero morir|(?:quiero|quisiera|voy a|pienso en|pensando en|pensado en|ganas de|intente|intentar|mejor) (?:morir(?:me)?|matarme|suicidarme|quitarme la vida|acabar con (?:mi vida|todo)|terminar con (?:mi vida|todo)|no existir|desaparecer (?:para siempre|de este mundo|del mundo))(?![a-z])',
    '(?<![a-z])(?:me voy a (?:matar|suicidar)|suicidarme|quitarme la vida|me quiero (?:matar|suicidar))',
    '(?:ya )?no quiero (?:seguir )?(?:viviendo|vivir|existir|despertar)',
    'ojala (?:no (?:despertara|despierte|existiera|hubiera nacido)|(?:me )?(?:muera|muriera)|estuviera muert[oa])',
    '(?:preferiria|quisiera|mejor) estar muert[oa]|estaria mejor muert[oa]|mejor(?:es)? sin mi(?![a-z])',
    'pensamientos suicidas|ideas suicidas|ideacion suicida|pensar en el suicidio|pensando en el suicidio',
    '(?:no (?:le )?(?:veo|encuentro|tiene)(?: el)? sentido (?:a )?(?:seguir )?(?:vivir|viviendo|mi vida)|no vale la pena (?:seguir )?(?:vivir|viviendo)|sin ganas de vivir|no tengo ganas de vivir)',
    'como (?:puedo )?(?:morir|matarme|suicidarme)',
  ),
};

const fr: CareWords = {
  figurative: anyOf(
    '(?:veux|envie de|voudrais) mourir de (?:rire|faim|chaud|soif|honte|fatigue|froid|plaisir)',
    'veux plus vivre (?:a|avec|chez|ici|en|dans|seule?|la)(?![a-z])',
    'en finir avec (?!la vie|ma vie|tout)',
  ),
  care: anyOf(
    "(?:veux|voudrais|aimerais|envie de?|envie d'|pense a|songe a|vais|prefererais|prefere|essaye de|essaie de|pensais a)(?: vraiment| juste| simplement| seulement)* ?(?:mourir|me tuer|me suicider|en finir|mettre fin a (?:mes jours|ma vie)|crever|disparaitre (?:pour toujours|a jamais|de ce monde)|me foutre en l'air|me pendre|m'oter la vie|d'en finir)(?![a-z])",
    '(?<![a-z])me suicider|mettre fin a mes jours|m.oter la vie',
    "(?:veux|envie de?|envie) plus (?:vivre|exister|etre la|me reveiller)|plus (?:envie|la force|le gout) de vivre|n'ai plus envie de (?:vivre|rien vivre)",
    '(?:voudrais|aimerais|veux) ne (?:plus|jamais) (?:exister|etre la|me reveiller|vivre|etre nee?)',
    '(?:prefererais|voudrais|aimerais|mieux si j.etais|mieux d)(?: etre|.etre)? morte?|mieux sans moi',
    'idees suicidaires|pensees suicidaires|je suis suicidaire|envies suicidaires|pense au suicide|penser au suicide',
    'a quoi bon (?:vivre|continuer a vivre|exister)|(?:aucune|plus de|pas de) raison de vivre|la vie ne vaut (?:plus|pas) (?:la peine|le coup|d.etre vecue)',
    'comment (?:mourir|se suicider|me suicider|me tuer)',
  ),
};

const de: CareWords = {
  figurative: anyOf(
    'nicht sterben|(?:vor|aus) (?:lachen|hunger|langeweile|scham|freude|durst|hitze|kalte)(?: \\w+)? sterben',
    'nicht mehr (?:in|mit|bei|hier in|auf) (?:\\w+ ){1,3}leben',
    'selbstmordattent\\w+|suizidpravention',
  ),
  care: anyOf(
    '(?:will|mochte|wollte|am liebsten wurde|wurde am liebsten|wurde gern)(?: (?:ich|einfach|nur|jetzt|wirklich|echt|endlich|lieber|am liebsten|gern))* (?:sterben|tot sein|nicht mehr (?:leben|da sein|sein|aufwachen|existieren)|nie wieder aufwachen|allem ein ende (?:setzen|machen)|mein leben beenden|mich umbringen|mich toten|mir das leben nehmen|mir (?:et)?was antun)',
    '(?:mich|ich mich) (?:selbst )?umbringen|bring(?:e)? (?:ich )?mich (?:selbst )?um|(?:mir|ich mir) das leben nehmen|nehm(?:e)? mir das leben',
    '(?:denk(?:e)?|gedacht|gedanken)[^.!?]{0,20}(?:selbstmord|suizid|mich umzubringen)|suizidgedanken|selbstmordgedanken|ich bin suizidal|suizidale gedanken',
    'kann nicht mehr (?:weiter)?leben|mag nicht mehr leben|(?:keine lust|keinen grund|keine kraft) mehr(?:,)? (?:zu leben|am leben|zum leben|weiterzuleben)|lebensmude',
    'keinen (?:sinn|grund)(?: mehr)? (?:im leben|am leben|zu leben|weiterzuleben|in meinem leben)',
    '(?:ich )?(?:wunschte|ware)(?:,)?(?: ich)?(?: ware| doch| lieber| nur)* tot(?![a-z])|ohne mich (?:waren? |geht es |ginge es )?(?:\\w+ )?(?:alle[ns]? |euch |ihnen )?besser',
    '(?:schmerzlos|schmerzfrei) sterben|wie (?:kann ich|bringt man) (?:mich|sich) um',
  ),
};

export const careWords = { en, th, ja, zh, ko, vi, viPlain, id: idn, es, fr, de } as const;
