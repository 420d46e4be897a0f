import type { Phrases } from './phrases';

export const zhTW: Phrases = {
  welcome:
    '哈囉，歡迎加入！什麼都可以跟我聊，也可以傳照片、語音訊息或檔案給我。想要一張圖卡，就說「給我靈感」，或點選下方按鈕。',
  welcomeBack: '歡迎回來！要我做一張圖卡給你嗎？',
  groupGreeting: '大家好！標註我就可以問我任何問題；說「給我靈感」，我就會為這個群組做一張圖卡。',
  friendly: '謝謝你的訊息！我會為此刻的你做一張圖卡。說聲「給我靈感」，或點選下方按鈕。',
  thanksForMedia: '謝謝你！我還看不懂這類訊息，不過可以為你做一張圖卡，請點選下方按鈕。',
  pictureFailed: '很抱歉，這次圖卡沒有做成功，請稍後再試一次。',
  askForWords: '我在聽，想聊些什麼呢？',

  thinkingFailed:
    '很抱歉，我現在沒辦法好好思考，與其說錯，不如先不回答。請稍後再試一次；圖卡還是可以做。',
  thinkingLimited: '現在傳訊息給我的人非常多，我一時回不過來。請過一分鐘再試；圖卡還是可以做。',
  refused:
    '這個話題我想先不談。如果你正經歷難熬的時刻，請找一位信任的人聊聊。其他的事，我很樂意幫忙。',
  care: {
    heard:
      '謝謝你願意告訴我。聽起來你真的很痛苦，這些不必一個人承受。我是自動回覆的帳號，沒辦法給你需要的幫助，但有人可以陪你談談。',
    call: '你可以撥打：',
    danger: '如果你現在有危險，請馬上撥打緊急電話，或去找身邊的人。我也還在這裡。',
  },
  stillThinking: '我還需要再想一下。點選按鈕，我就把答案給你。',
  answerGone: '那個答案我已經沒有了，請再問我一次。',
  tooFast: '你寫得比我讀得還快！給我一分鐘，馬上回來陪你。',
  budgetSpent: '今天能回答的份量已經用完了，明天再跟我聊吧；圖卡還是可以做。',
  unreadable: {
    tooLarge: '這個檔案太大了，我最多能讀 20 MB。可以傳小一點的給我嗎？',
    encrypted: '這個檔案有密碼保護，我打不開。可以傳一份沒有密碼的嗎？',
    damaged: '我打不開這個檔案，它似乎損壞了。可以再傳一次嗎？',
    empty: '這個檔案是空的。',
    noText: '我在這個檔案裡找不到文字，也許是掃描的頁面。可以傳那一頁的照片嗎？',
    unsupported:
      '我讀不了這類檔案。我可以讀圖片、語音訊息、PDF、Word、Excel、PowerPoint、CSV 和純文字。',
    unknownEncoding: '我無法判斷這個檔案的文字編碼，可以存成 UTF-8 再傳一次嗎？',
    tooComplex: '這個檔案我來不及讀完。可以只傳你想問的那一部分嗎？',
    busy: '現在要讀的檔案比較多，可以過幾分鐘再傳一次嗎？',
    readEnough: '今天能幫你讀的檔案已經到上限了，可以明天再傳一次嗎？',
    silent: '我在這段錄音裡沒有聽到話語。',
    video: '抱歉，我沒辦法看影片。傳一張那個畫面的照片給我會有幫助。',
    notReady: 'LINE 還沒準備好這個檔案，可以稍後再傳一次嗎？',
    gone: '我已經看不到這個內容了，可以再傳一次嗎？',
  },

  settingsSaved: '已經記下了。{}',
  setting: {
    language: '語言：{}',
    timeZone: '時區：{}',
    topics: '主題：{}',
  },
  dailyCardNotYet:
    '目前還沒辦法自動定時傳圖卡，所以 {} 不會收到。你想要的時間我先記下了；這段期間想要圖卡，隨時說「給我靈感」就可以。',
  settingRefused: '我不認得這個時區，請用像 Asia/Taipei 這樣的名稱告訴我。',

  saved: '已收藏！你可以在「收藏的圖卡」裡找到它。',
  unsaved: '已從收藏的圖卡中移除。',
  savedTitle: '收藏的圖卡',
  savedNone: '你還沒有收藏圖卡。看到喜歡的，點一下「收藏」就可以了。',
  liked: '很高興你喜歡！它帶給你什麼感覺？',
  reacted: '謝謝你告訴我！',
  share: '傳給你想鼓勵的人吧：',
  cardGone: '那張圖卡已經不在了。',

  forgetAsk:
    '要我忘記關於你的一切嗎？我會刪除我們的對話、你的設定、收藏的圖卡，以及為你製作的圖片。刪除後無法復原。',
  forgotten: '完成了。我們的對話、你的設定、收藏的圖卡，以及為你製作的圖片都已刪除。',
  notForgotten: '好的，什麼都沒有刪除。',

  personCalled:
    '我已經請服務人員過來，會在這裡回覆你，這段時間我會保持安靜。想找我回來，請點按鈕或輸入「bot」。',
  personUnavailable: '現在聯絡不到服務人員，請稍後再試；在那之前有我陪你。',
  personEnded: '我回來了！有什麼我可以幫忙的？',

  label: {
    another: '再來一張',
    getAnswer: '看答案',
    tryAgain: '再試一次',
    savedCards: '收藏的圖卡',
    show: '顯示',
    remove: '移除',
    chooseFriend: '選擇好友',
    forgetYes: '是，全部刪除',
    forgetNo: '不，保留',
    person: '找真人服務',
    backToBot: '回到 bot',
  },
  categories: {
    motivation: '加油打氣',
    inspiration: '靈感',
    wellness: '放鬆一下',
    nature: '大自然',
  },
};
