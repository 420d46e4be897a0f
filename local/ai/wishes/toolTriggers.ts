import type { Language } from '../../../shared/content/languages';

/** What people say when they want something, in each language. All are tried: Latin letters do not tell the language. */
export type Triggers = Readonly<Record<Language, RegExp>>;

export const forgetMe: Triggers = {
  ja: /(私|わたし|僕|俺|自分)の(こと|データ|情報|記録).{0,6}(忘れ(?!ない)|消|削除)|(データ|個人情報|履歴).{0,4}(消|削除)/,
  th: /(?<!อย่า)ลืม(ฉัน|ผม|เรา|หนู|ดิฉัน)|(ลบ|ล้าง)(ข้อมูล|ประวัติ)/,
  'zh-TW':
    /(?<!不要|別)忘(了|記|掉)我|(刪除|刪掉|清除)(所有|全部)?我?的?(所有|全部)?的?(資料|紀錄|個資)|把我的?(資料|紀錄).{0,4}(刪|清)/,
  'zh-CN':
    /(?<!不要|别)忘(了|记|掉)我|(删除|删掉|清除)(所有|全部)?我?的?(所有|全部)?的?(资料|数据|记录|信息)|把我的?(资料|数据|记录|信息).{0,4}(删|清)/,
  ko: /(나를|날|저를|절)\s*잊어|(데이터|정보|기록)(를|을)?\s*(모두|전부|다)?\s*(삭제|지워)/,
  en: /(?<!don't |do not |never )\bforget (about )?me\b|\b(delete|erase|remove|wipe)\b[^.?!]{0,20}\bmy (data|information|account|history)\b/i,
  vi: /(?<!đừng )quên (tôi|mình|em) đi|x(óa|oá)\s*(hết|tất cả|toàn bộ)?\s*(dữ liệu|thông tin)/i,
  id: /(?<!jangan )lupakan (aku|saya)|hapus(kan)?\s*(semua )?(data|informasi)/i,
  es: /olvída(me|te de mí)|(borra|elimina)r?\s*(todos )?mis datos/i,
  fr: /oubliez?[- ]moi|(supprime|efface)[rz]?[^.?!]{0,12}mes (données|informations)/i,
  de: /vergiss mich(?! nicht)|lösch\w*[^.?!]{0,12}meine (daten|informationen)|meine daten löschen/i,
};

export const talkToPerson: Triggers = {
  ja: /((?<![友恋知大])人|人間|担当者|オペレーター|スタッフ)(と|に|へ)(直接)?(話|代わ|つな|繋|相談)|有人(対応|チャット)/,
  th: /(คุย|พูด|สนทนา)กับ(คน(?!รัก)|เจ้าหน้าที่|พนักงาน|แอดมิน|มนุษย์)|(ติดต่อ|ขอสาย)(เจ้าหน้าที่|พนักงาน|แอดมิน)/,
  'zh-TW': /真人|人工客服|轉人工|(聯絡|找)客服|(跟|和|與)人(說話|講話|談|聊)/,
  'zh-CN': /真人|人工客服|转人工|(联系|找)客服|(跟|和|与)人(说话|讲话|谈|聊)/,
  ko: /(사람|상담원|상담사|직원|담당자)(이랑|랑|과|와|하고|에게|한테|을|를)?\s*(이야기|얘기|대화|말하|통화|상담|연결|바꿔)/,
  en: /\b(talk|speak|chat|connect me|transfer me)\b[^.?!]{0,12}\b(person|human|agent|operator|representative)\b/i,
  vi: /(nói chuyện|gặp|chat|liên hệ)( với)?( một)? (người thật|con người|nhân viên|tư vấn viên)/i,
  id: /(bicara|ngobrol|hubungkan|sambungkan|chat)\s*(saya |aku )?(dengan|ke) (orang(?! tua)|manusia|petugas|admin|agen)/i,
  es: /(hablar|habla|chatear|comunica\w*)\s+con\s+(una persona|un humano|un agente|un operador)/i,
  fr: /(parler|discuter)\s+(à|avec)\s+(une (vraie )?personne|un humain|un agent|un conseiller|quelqu'un)/i,
  de: /mit (einem|einer) (echten )?(menschen|person|mitarbeiter(in)?) (sprechen|reden|chatten)/i,
};

export const listSavedItems: Triggers = {
  ja: /(保存|お気に入り)(した|済み|の)?.{0,12}(見|一覧|リスト|表示|教え)|お気に入り一覧/,
  th: /(ดู|แสดง|โชว์).{0,15}(ที่บันทึก|ที่เซฟ|รายการโปรด|ที่เก็บ)|รายการที่บันทึก/,
  'zh-TW': /(看|顯示|列出|打開).{0,8}(收藏|儲存|保存)|我的收藏/,
  'zh-CN': /(看|显示|列出|打开).{0,8}(收藏|保存)|我的收藏/,
  ko: /(저장(한|된|해 둔)?|즐겨찾기).{0,10}(보여|목록|볼래|보기)/,
  en: /\b(show|list|see|view|what are|where are)\b[^.?!]{0,20}\b(saved|favou?rites?|bookmarked)\b|\bmy saved (cards|items|pictures|messages)\b/i,
  vi: /(xem|hiện|liệt kê|mở).{0,20}(đã lưu|yêu thích)/i,
  id: /(lihat|tampilkan|tunjukkan|daftar|buka).{0,20}(disimpan|tersimpan|favorit)/i,
  es: /(muestra|muéstrame|ver|enséñame|lista).{0,20}(guardad[oa]s|favorit[oa]s)/i,
  fr: /(montre|affiche|voir|liste).{0,25}(enregistré|sauvegardé|favori)/i,
  de: /(zeig|liste).{0,25}(gespeichert|favoriten|gemerkt)/i,
};

/** With what is searched for as `query`. */
export const webSearch: Readonly<Record<Language, readonly RegExp[]>> = {
  ja: [
    /^(?:検索|調べて)[:：\s]\s*(?<query>.+)/is,
    /^(?:(?:ネット|ウェブ|web|インターネット)で)?(?<query>.+?)(?:を|について|に関して)?(?:(?:ネット|ウェブ|web|インターネット)で)?(?:検索|ググ|調べ)/is,
  ],
  th: [
    /(?:ค้นหา|ค้นเว็บ|เสิร์ช|หาข้อมูล)(?:ข้อมูล|ในเว็บ|ในอินเทอร์เน็ต|ในเน็ต|เกี่ยวกับ|เรื่อง|[\s:])*(?<query>.+)/is,
  ],
  'zh-TW': [/(?:搜尋|查一下|查詢|上網查|上網找)(?:一下)?[\s:：]*(?<query>.+)/is],
  'zh-CN': [/(?:搜索|搜一下|查一下|查询|上网查|上网找)(?:一下)?[\s:：]*(?<query>.+)/is],
  ko: [
    /^(?:(?:웹|인터넷)에서\s*)?(?<query>.+?)(?:을|를|에 대해서?)?\s*(?:(?:웹|인터넷)에서\s*)?(?:검색|찾아봐|찾아\s?줘)/is,
  ],
  en: [
    /\b(?:search(?: (?:the (?:web|internet)|online|for|about))*|google|look up|web search(?: for)?):?\s+(?<query>.+)/is,
  ],
  vi: [
    /(?:tìm kiếm|tìm trên (?:mạng|web|internet)|tra cứu)(?: trên (?:mạng|web|internet))?(?: thông tin)?(?: về)?:?\s+(?<query>.+)/is,
  ],
  id: [
    /\bcari(?:kan)? (?<query>.+?) di (?:internet|web|google)/is,
    /\b(?:cari(?:kan)?|telusuri)(?: di (?:internet|web|google)| info(?:rmasi)?)(?: tentang| soal)?\s+(?<query>.+)/is,
  ],
  es: [
    /\bbusca(?:r|me)?(?: en (?:la web|internet|la red))?(?: (?:información )?(?:sobre|acerca de))?:?\s+(?<query>.+)/is,
  ],
  fr: [
    /\b(?:re)?cherche[rz]?(?: sur (?:internet|le web))?(?: (?:des )?informations sur)?:?\s+(?<query>.+)/is,
  ],
  de: [
    /\b(?:suche?|google|recherchiere)(?: (?:bitte|mal))*(?: im (?:internet|web|netz))?(?: nach)?:?\s+(?<query>.+)/is,
  ],
};

export const makeRichMessage =
  /(picture|card|image|画像|カード|ภาพ|การ์ด|圖片|图片|卡片|사진|카드|hình|thẻ|thiệp|gambar|kartu|imagen|tarjeta|carte|bild|karte)/iu;
