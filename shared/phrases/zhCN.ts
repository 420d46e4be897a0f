import type { Phrases } from './phrases';

export const zhCN: Phrases = {
  welcome:
    '你好，欢迎关注！什么都可以跟我聊，也可以发照片、语音或文件给我。想要一张图卡，就说“给我灵感”，或点击下方按钮。',
  welcomeBack: '欢迎回来！要我给你做一张图卡吗？',
  groupGreeting: '大家好！提到我就可以问我任何问题；说“给我灵感”，我就为这个群做一张图卡。',
  friendly: '谢谢你的消息！我会为此刻的你做一张图卡。说声“给我灵感”，或点击下方按钮。',
  thanksForMedia: '谢谢你！我还看不懂这类消息，不过可以为你做一张图卡，请点击下方按钮。',
  pictureFailed: '很抱歉，这次图卡没有做成功，请稍后再试一次。',
  help: '我可以：\n・陪你聊任何事\n・看照片、听语音、读文件\n・做图卡，也可以放上你想说的话\n・收藏你喜欢的图卡\n・删除你的所有数据：输入“删除我的数据”\n\n点下方按钮试试看。',
  askForWords: '我在听，想聊点什么呢？',

  thinkingFailed:
    '很抱歉，我现在没法好好思考，与其说错，不如先不回答。请稍后再试一次；图卡还是可以做。',
  thinkingLimited: '现在给我发消息的人特别多，我一时回不过来。请过一分钟再试；图卡还是可以做。',
  refused:
    '这个话题我想先不谈。如果你正经历难熬的时刻，请找一位信任的人聊聊。其他的事，我很乐意帮忙。',
  care: {
    heard:
      '谢谢你愿意告诉我。听起来你真的很痛苦，这些不必一个人承受。我是自动回复的账号，给不了你需要的帮助，但有人可以陪你聊聊。',
    call: '你可以拨打：',
    danger: '如果你现在有危险，请马上拨打急救电话，或去找身边的人。我也还在这里。',
  },
  stillThinking: '我还需要再想一下。点击按钮，我就把答案给你。',
  answerGone: '那个答案我已经没有了，请再问我一次。',
  tooFast: '你写得比我读得还快！给我一分钟，马上回来陪你。',
  budgetSpent: '今天能回答的量已经用完了，明天再跟我聊吧；图卡还是可以做。',
  unreadable: {
    tooLarge: '这个文件太大了，我最多能读 20 MB。可以发小一点的给我吗？',
    encrypted: '这个文件有密码保护，我打不开。可以发一份没有密码的吗？',
    damaged: '我打不开这个文件，它好像损坏了。可以再发一次吗？',
    empty: '这个文件是空的。',
    noText: '我在这个文件里找不到文字，也许是扫描的页面。可以发那一页的照片吗？',
    unsupported:
      '我读不了这类文件。我可以读图片、语音、PDF、Word、Excel、PowerPoint、CSV 和纯文本。',
    unknownEncoding: '我无法判断这个文件的文字编码，可以存成 UTF-8 再发一次吗？',
    tooComplex: '这个文件我来不及读完。可以只发你想问的那一部分吗？',
    busy: '现在要读的文件比较多，可以过几分钟再发一次吗？',
    readEnough: '今天能帮你读的文件已经到上限了，可以明天再发一次吗？',
    silent: '我在这段录音里没有听到话语。',
    video: '抱歉，我没法看视频。发一张那个画面的照片给我会有帮助。',
    notReady: 'LINE 还没准备好这个文件，可以稍后再发一次吗？',
    gone: '我已经看不到这个内容了，可以再发一次吗？',
  },

  settingsSaved: '已经记下了。{}',
  setting: {
    language: '语言：{}',
    timeZone: '时区：{}',
    topics: '主题：{}',
  },
  dailyCardNotYet:
    '目前还不能自动定时发图卡，所以 {} 不会收到。你想要的时间我先记下了；这段时间想要图卡，随时说“给我灵感”就可以。',
  settingRefused: '我不认识这个时区，请用像 Asia/Shanghai 这样的名称告诉我。',

  saved: '已收藏！你可以在“收藏的图卡”里找到它。',
  unsaved: '已从收藏的图卡中移除。',
  savedTitle: '收藏的图卡',
  savedNone: '你还没有收藏图卡。看到喜欢的，点一下“收藏”就可以了。',
  liked: '很高兴你喜欢！它带给你什么感觉？',
  reacted: '谢谢你告诉我！',
  share: '发给你想鼓励的人吧：',
  cardGone: '那张图卡已经不在了。',

  forgetAsk:
    '要我忘记关于你的一切吗？我会删除我们的对话、你的设置、收藏的图卡，以及为你制作的图片。删除后无法恢复。',
  forgotten: '完成了。我们的对话、你的设置、收藏的图卡，以及为你制作的图片都已删除。',
  notForgotten: '好的，什么都没有删除。',

  personCalled:
    '我已经请工作人员过来，会在这里回复你，这段时间我会保持安静。想找我回来，请点按钮或输入“机器人”。',
  personWaiting: '工作人员会在这里回复你。想先跟我聊，请点按钮或输入“机器人”。',
  personUnavailable: '现在联系不到工作人员，请稍后再试；在那之前有我陪你。',
  personEnded: '我回来了！有什么我可以帮忙的？',

  label: {
    another: '再来一张',
    getAnswer: '看答案',
    tryAgain: '再试一次',
    savedCards: '收藏的图卡',
    show: '显示',
    remove: '移除',
    chooseFriend: '选择好友',
    forgetYes: '是，全部删除',
    forgetNo: '不，保留',
    person: '找真人服务',
    backToBot: '回到机器人',
  },
  categories: {
    motivation: '加油打气',
    inspiration: '灵感',
    wellness: '放松一下',
    nature: '大自然',
  },
};
