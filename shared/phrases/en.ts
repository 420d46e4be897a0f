import type { Phrases } from './phrases';

export const en: Phrases = {
  welcome:
    'Hi, and welcome! Talk to me about anything, send me a photo, a voice message or a file, or ask for a picture card: say "inspire me", or tap one below.',
  welcomeBack: 'Welcome back! Shall I make you a card?',
  groupGreeting:
    'Hello, everybody! Mention me and ask me anything, or say "inspire me", and I will make a card for this group.',
  friendly:
    'Thank you for writing! I make picture cards with a kind word for the moment. Say "inspire me", or tap one below.',
  thanksForMedia:
    'Thank you! I cannot look at this kind of message yet, but I can make you a card. Tap one below.',
  pictureFailed: 'I am sorry, your card did not work out this time. Please try again in a moment.',
  help: 'Here is what I can do:\n• Talk about anything you like\n• Read a photo, a voice message or a file\n• Make a picture card, also with words of your own\n• Keep the cards you save\n• Forget everything about you: write "forget me"\n\nTry one below.',
  askForWords: 'I am listening. What would you like to talk about?',

  thinkingFailed:
    'I am sorry, I cannot think clearly right now, so I would rather not answer than tell you something wrong. Please try again in a moment. Cards still work.',
  thinkingLimited:
    'Very many people are writing to me right now, and I cannot keep up. Please try again in a minute. Cards still work.',
  refused:
    'I would rather not talk about that. If you are having a hard time, please reach out to somebody you trust. I am glad to help with something else.',
  care: {
    heard:
      'Thank you for telling me. That sounds very painful, and you do not have to carry it alone. I am an automated account and cannot give you the help you deserve, but there are people who can.',
    call: 'You can talk to somebody here:',
    danger:
      'If you are in danger right now, please call your local emergency number, or go to somebody who is near you. I am still here, too.',
  },
  stillThinking: 'This needs a little more thought. Tap the button and I will give you the answer.',
  answerGone: 'I no longer have that answer. Please ask me again.',
  tooFast: 'You write faster than I can read! Give me a minute, then I am all yours again.',
  budgetSpent:
    'I have done all the thinking that I may do for today. Talk to me again tomorrow; cards still work.',
  unreadable: {
    tooLarge:
      'This is too large for me: I read files of up to 20 MB. Could you send a smaller one?',
    encrypted:
      'This file is protected by a password, so I cannot open it. Could you send it without one?',
    damaged: 'I could not open this file: it seems to be damaged. Could you send it once more?',
    empty: 'This file is empty.',
    noText:
      'I found no text in this file; perhaps its pages are scanned. Could you send a photo of the page?',
    unsupported:
      'I cannot read this kind of file. I read pictures, voice messages, PDF, Word, Excel, PowerPoint, CSV and text.',
    unknownEncoding:
      'I could not make out the characters of this file. Could you save it as UTF-8 and send it again?',
    tooComplex: 'This file is too much for me to read in time. Could you send the part you mean?',
    busy: 'I am reading many files at the moment. Could you send this once more in a few minutes?',
    readEnough: 'I have read as much for you today as I may. Could you send it again tomorrow?',
    silent: 'I heard no words in this recording.',
    video: 'I cannot watch videos, I am sorry. A photo of the moment you mean would help.',
    notReady: 'LINE has not finished preparing this yet. Could you send it once more in a moment?',
    gone: 'This is no longer there for me to see. Could you send it again?',
  },

  settingsSaved: 'Noted. {}',
  setting: {
    language: 'Language: {}',
    timeZone: 'Time zone: {}',
    topics: 'Topics: {}',
  },
  dailyCardNotYet:
    'I cannot send cards on my own yet, so nothing will come at {}. I have kept that time as your wish. Until then, ask me whenever you would like one.',
  settingRefused: 'I do not know that time zone. A city such as Asia/Bangkok would help.',

  saved: 'Saved! You will find it among your saved cards.',
  unsaved: 'It is no longer among your saved cards.',
  savedTitle: 'Your saved cards',
  savedNone: 'You have not saved a card yet. Tap "Save" under one that you like.',
  liked: 'I am glad you like it! How does it make you feel?',
  reacted: 'Thank you for telling me!',
  share: 'Send it to somebody it would do good:',
  cardGone: 'That card is no longer there.',

  forgetAsk:
    'Shall I forget everything about you? I would delete our conversation, your settings, your saved cards and the pictures made for you. This cannot be undone.',
  forgotten:
    'Done. I have deleted our conversation, your settings, your saved cards and the pictures made for you.',
  notForgotten: 'Good. Nothing has been deleted.',

  personCalled:
    'I have called somebody of our team, who will answer here. I will stay quiet meanwhile. To have me back, tap the button or write "bot".',
  personWaiting:
    'Our team will answer you here. To talk to me instead, tap the button or write "bot".',
  personUnavailable:
    'I cannot reach anybody of our team right now. Please try again later; until then I am here.',
  personEnded: 'I am back! What can I do for you?',

  label: {
    another: 'One more',
    getAnswer: 'Get the answer',
    tryAgain: 'Try again',
    savedCards: 'Saved cards',
    show: 'Show',
    remove: 'Remove',
    chooseFriend: 'Choose a friend',
    forgetYes: 'Yes, forget me',
    forgetNo: 'No, keep it',
    person: 'Talk to a person',
    backToBot: 'Back to the bot',
  },
  categories: {
    motivation: 'Motivation',
    inspiration: 'Inspiration',
    wellness: 'A calm moment',
    nature: 'Nature',
  },
};
