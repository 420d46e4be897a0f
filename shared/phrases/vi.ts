import type { Phrases } from './phrases';

export const vi: Phrases = {
  welcome:
    'Chào bạn, rất vui được gặp bạn! Bạn có thể trò chuyện về bất cứ điều gì, gửi ảnh, tin nhắn thoại hay tệp cho mình. Muốn một tấm thiệp, hãy nhắn “truyền cảm hứng” hoặc chạm một nút bên dưới.',
  welcomeBack: 'Mừng bạn trở lại! Mình làm cho bạn một tấm thiệp nhé?',
  groupGreeting:
    'Chào mọi người! Hãy nhắc đến mình rồi hỏi bất cứ điều gì, hoặc nhắn “truyền cảm hứng”, mình sẽ làm thiệp cho cả nhóm.',
  friendly:
    'Cảm ơn bạn đã nhắn! Mình làm những tấm thiệp có lời nhắn hợp với lúc này. Hãy nhắn “truyền cảm hứng” hoặc chạm một nút bên dưới.',
  thanksForMedia:
    'Cảm ơn bạn! Mình chưa xem được loại tin nhắn này, nhưng mình có thể làm thiệp. Hãy chạm một nút bên dưới.',
  pictureFailed: 'Xin lỗi bạn, lần này mình chưa làm được thiệp. Bạn thử lại sau một lát nhé.',
  help: 'Mình có thể:\n• Trò chuyện về bất cứ điều gì\n• Đọc ảnh, tin nhắn thoại và tệp\n• Làm thiệp, cả với lời của riêng bạn\n• Lưu những tấm thiệp bạn thích\n• Xóa mọi dữ liệu về bạn: nhắn “quên mình đi”\n\nBạn thử chạm một nút bên dưới nhé.',
  askForWords: 'Mình đang nghe đây. Bạn muốn nói về điều gì?',

  thinkingFailed:
    'Xin lỗi bạn, lúc này mình chưa nghĩ rõ được, nên mình thà không trả lời còn hơn nói sai. Bạn thử lại sau một lát nhé. Thiệp thì vẫn làm được.',
  thinkingLimited:
    'Đang có rất nhiều người nhắn nên mình trả lời không kịp. Bạn thử lại sau một phút nhé. Thiệp thì vẫn làm được.',
  refused:
    'Mình xin không nói về chuyện này. Nếu bạn đang gặp khó khăn, hãy tâm sự với một người bạn tin tưởng nhé. Chuyện khác thì mình luôn sẵn lòng giúp.',
  care: {
    heard:
      'Cảm ơn bạn đã nói ra. Nghe như bạn đang rất đau khổ, và bạn không phải chịu đựng một mình. Mình là tài khoản trả lời tự động nên không thể giúp bạn đủ như bạn cần, nhưng có những người sẵn sàng lắng nghe bạn.',
    call: 'Bạn có thể gọi đến:',
    danger:
      'Nếu bạn đang gặp nguy hiểm ngay lúc này, hãy gọi số cấp cứu hoặc tìm đến người ở gần bạn. Mình vẫn ở đây.',
  },
  stillThinking: 'Mình cần nghĩ thêm một chút. Chạm vào nút và mình sẽ gửi câu trả lời.',
  answerGone: 'Mình không còn giữ câu trả lời đó. Bạn hỏi lại mình nhé.',
  tooFast: 'Bạn nhắn nhanh hơn mình đọc rồi! Cho mình một phút nhé.',
  budgetSpent:
    'Hôm nay mình đã trả lời hết phần của mình rồi. Mai mình nói chuyện tiếp nhé; thiệp thì vẫn làm được.',
  unreadable: {
    tooLarge: 'Tệp này lớn quá, mình chỉ đọc được đến 20 MB. Bạn gửi tệp nhỏ hơn được không?',
    encrypted: 'Tệp này có mật khẩu nên mình không mở được. Bạn gửi bản không có mật khẩu nhé?',
    damaged: 'Mình không mở được tệp này, có vẻ nó bị hỏng. Bạn gửi lại giúp mình nhé?',
    empty: 'Tệp này trống.',
    noText:
      'Mình không thấy chữ trong tệp này, có lẽ là trang được quét. Bạn chụp ảnh trang đó gửi mình nhé?',
    unsupported:
      'Mình không đọc được loại tệp này. Mình đọc được ảnh, tin nhắn thoại, PDF, Word, Excel, PowerPoint, CSV và văn bản.',
    unknownEncoding:
      'Mình không nhận ra bảng mã của tệp này. Bạn lưu lại dạng UTF-8 rồi gửi lại nhé?',
    tooComplex: 'Tệp này quá nhiều để mình đọc kịp. Bạn gửi phần bạn cần hỏi nhé?',
    busy: 'Mình đang phải đọc khá nhiều tệp. Bạn gửi lại sau vài phút nhé?',
    readEnough:
      'Hôm nay mình đã đọc hết phần có thể đọc cho bạn rồi. Bạn gửi lại vào ngày mai nhé?',
    silent: 'Mình không nghe thấy lời nào trong đoạn ghi âm này.',
    video: 'Xin lỗi bạn, mình không xem được video. Bạn gửi ảnh của khoảnh khắc đó nhé.',
    notReady: 'LINE vẫn chưa chuẩn bị xong tệp này. Bạn gửi lại sau một lát nhé?',
    gone: 'Mình không còn xem được nội dung này. Bạn gửi lại nhé?',
  },

  settingsSaved: 'Mình đã ghi lại. {}',
  setting: {
    language: 'Ngôn ngữ: {}',
    timeZone: 'Múi giờ: {}',
    topics: 'Chủ đề: {}',
  },
  dailyCardNotYet:
    'Hiện mình chưa thể tự gửi thiệp theo giờ, nên lúc {} sẽ chưa có thiệp nào. Mình đã ghi lại giờ bạn muốn. Trong lúc này, bạn cứ nhắn “truyền cảm hứng” bất cứ khi nào nhé.',
  settingRefused: 'Mình không biết múi giờ này. Bạn ghi như Asia/Ho_Chi_Minh giúp mình nhé.',

  saved: 'Đã lưu! Bạn sẽ thấy nó trong thiệp đã lưu.',
  unsaved: 'Đã bỏ khỏi thiệp đã lưu.',
  savedTitle: 'Thiệp đã lưu',
  savedNone: 'Bạn chưa lưu thiệp nào. Chạm “Lưu lại” dưới tấm thiệp bạn thích nhé.',
  liked: 'Mình vui vì bạn thích! Nó khiến bạn cảm thấy thế nào?',
  reacted: 'Cảm ơn bạn đã cho mình biết!',
  share: 'Gửi cho người bạn muốn động viên:',
  cardGone: 'Tấm thiệp đó không còn nữa.',

  forgetAsk:
    'Bạn muốn mình quên mọi điều về bạn? Mình sẽ xóa cuộc trò chuyện, cài đặt, thiệp đã lưu và những hình làm riêng cho bạn. Không thể khôi phục lại.',
  forgotten:
    'Xong rồi. Mình đã xóa cuộc trò chuyện, cài đặt, thiệp đã lưu và những hình làm riêng cho bạn.',
  notForgotten: 'Được rồi. Mình không xóa gì cả.',

  personCalled:
    'Mình đã gọi nhân viên, họ sẽ trả lời ngay tại đây. Trong lúc đó mình sẽ im lặng. Muốn gọi mình lại, hãy chạm nút hoặc nhắn “bot”.',
  personWaiting:
    'Nhân viên sẽ trả lời bạn tại đây. Muốn nói chuyện với mình, hãy chạm nút hoặc nhắn “bot”.',
  personUnavailable:
    'Hiện mình chưa liên lạc được với nhân viên. Bạn thử lại sau nhé; trong lúc đó có mình ở đây.',
  personEnded: 'Mình trở lại rồi! Mình giúp gì được cho bạn?',

  label: {
    another: 'Thêm một tấm',
    getAnswer: 'Xem câu trả lời',
    tryAgain: 'Thử lại',
    savedCards: 'Thiệp đã lưu',
    show: 'Xem',
    remove: 'Bỏ',
    chooseFriend: 'Chọn bạn bè',
    forgetYes: 'Có, hãy quên mình',
    forgetNo: 'Không, giữ lại',
    person: 'Gặp nhân viên',
    backToBot: 'Trở lại với bot',
  },
  categories: {
    motivation: 'Động lực',
    inspiration: 'Cảm hứng',
    wellness: 'Phút thư giãn',
    nature: 'Thiên nhiên',
  },
};
