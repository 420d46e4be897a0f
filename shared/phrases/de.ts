import type { Phrases } from './phrases';

export const de: Phrases = {
  welcome:
    'Hallo und willkommen! Sprich mit mir, worüber du magst, schick mir ein Foto, eine Sprachnachricht oder eine Datei, oder wünsch dir eine Karte: Schreib „inspiriere mich“ oder tippe unten auf einen Knopf.',
  welcomeBack: 'Schön, dass du wieder da bist! Soll ich dir eine Karte machen?',
  groupGreeting:
    'Hallo zusammen! Erwähnt mich und fragt mich, was ihr wollt, oder schreibt „inspiriere mich“, dann mache ich eine Karte für diese Gruppe.',
  friendly:
    'Danke für deine Nachricht! Ich mache Karten mit einem guten Wort für den Augenblick. Schreib „inspiriere mich“ oder tippe unten auf einen Knopf.',
  thanksForMedia:
    'Danke! Solche Nachrichten kann ich noch nicht ansehen, aber ich kann dir eine Karte machen. Tippe unten auf einen Knopf.',
  pictureFailed:
    'Es tut mir leid, die Karte ist diesmal nichts geworden. Bitte versuch es gleich noch einmal.',
  help: 'Das kann ich:\n• Über alles sprechen, was du magst\n• Ein Foto, eine Sprachnachricht oder eine Datei lesen\n• Eine Karte machen, auch mit deinen eigenen Worten\n• Karten aufheben, die du speicherst\n• Alles über dich löschen: Schreib „vergiss mich“\n\nProbier unten einen Knopf aus.',
  askForWords: 'Ich höre zu. Worüber möchtest du sprechen?',

  thinkingFailed:
    'Es tut mir leid, ich kann gerade nicht klar denken, und bevor ich etwas Falsches sage, antworte ich lieber nicht. Bitte versuch es gleich noch einmal. Karten gehen weiterhin.',
  thinkingLimited:
    'Gerade schreiben mir sehr viele, und ich komme nicht hinterher. Bitte versuch es in einer Minute noch einmal. Karten gehen weiterhin.',
  refused:
    'Darüber möchte ich lieber nicht sprechen. Wenn du es gerade schwer hast, sprich bitte mit jemandem, dem du vertraust. Bei allem anderen helfe ich gern.',
  care: {
    heard:
      'Danke, dass du mir das sagst. Das klingt sehr schmerzhaft, und du musst es nicht allein tragen. Ich bin ein automatisches Konto und kann dir nicht so helfen, wie du es verdienst. Aber es gibt Menschen, die es können.',
    call: 'Hier kannst du mit jemandem sprechen:',
    danger:
      'Wenn du gerade in Gefahr bist, ruf bitte den Notruf an oder geh zu jemandem in deiner Nähe. Auch ich bin weiter da.',
  },
  stillThinking:
    'Ich muss noch ein wenig nachdenken. Tippe auf den Knopf, dann gebe ich dir die Antwort.',
  answerGone: 'Diese Antwort habe ich nicht mehr. Bitte frag mich noch einmal.',
  tooFast:
    'Du schreibst schneller, als ich lesen kann! Gib mir eine Minute, dann bin ich wieder da.',
  budgetSpent:
    'Für heute habe ich so viel beantwortet, wie ich darf. Sprich morgen wieder mit mir; Karten gehen weiterhin.',
  unreadable: {
    tooLarge:
      'Das ist zu groß für mich: Ich lese Dateien bis 20 MB. Kannst du eine kleinere schicken?',
    encrypted:
      'Diese Datei hat ein Passwort, ich kann sie nicht öffnen. Kannst du sie ohne schicken?',
    damaged:
      'Ich konnte diese Datei nicht öffnen, sie scheint beschädigt. Kannst du sie noch einmal schicken?',
    empty: 'Diese Datei ist leer.',
    noText:
      'Ich finde in dieser Datei keinen Text; vielleicht sind die Seiten eingescannt. Kannst du ein Foto der Seite schicken?',
    unsupported:
      'Solche Dateien kann ich nicht lesen. Ich lese Bilder, Sprachnachrichten, PDF, Word, Excel, PowerPoint, CSV und Text.',
    unknownEncoding:
      'Ich kann die Zeichen dieser Datei nicht entziffern. Kannst du sie als UTF-8 speichern und noch einmal schicken?',
    tooComplex:
      'Diese Datei ist zu viel, um sie rechtzeitig zu lesen. Kannst du den Teil schicken, den du meinst?',
    busy: 'Ich lese gerade viele Dateien. Kannst du das in ein paar Minuten noch einmal schicken?',
    readEnough:
      'Für heute habe ich so viel für dich gelesen, wie ich darf. Kannst du es morgen noch einmal schicken?',
    silent: 'In dieser Aufnahme habe ich keine Worte gehört.',
    video: 'Videos kann ich leider nicht ansehen. Ein Foto des Augenblicks würde helfen.',
    notReady:
      'LINE ist mit der Vorbereitung noch nicht fertig. Kannst du es gleich noch einmal schicken?',
    gone: 'Das kann ich nicht mehr sehen. Kannst du es noch einmal schicken?',
  },

  settingsSaved: 'Ist notiert. {}',
  setting: {
    language: 'Sprache: {}',
    timeZone: 'Zeitzone: {}',
    topics: 'Themen: {}',
  },
  dailyCardNotYet:
    'Von selbst kann ich noch keine Karten schicken, um {} Uhr kommt also keine. Deine Wunschzeit habe ich notiert. Bis dahin mache ich dir gern eine, wann immer du fragst.',
  settingRefused: 'Diese Zeitzone kenne ich nicht. Schreib sie zum Beispiel als Europe/Berlin.',

  saved: 'Gespeichert! Du findest sie bei deinen gespeicherten Karten.',
  unsaved: 'Sie ist nicht mehr bei deinen gespeicherten Karten.',
  savedTitle: 'Deine gespeicherten Karten',
  savedNone:
    'Du hast noch keine Karte gespeichert. Tippe auf „Speichern“ unter einer, die dir gefällt.',
  liked: 'Schön, dass sie dir gefällt! Wie fühlst du dich dabei?',
  reacted: 'Danke, dass du es mir sagst!',
  share: 'Schick sie jemandem, dem sie guttäte:',
  cardGone: 'Diese Karte gibt es nicht mehr.',

  forgetAsk:
    'Soll ich alles über dich vergessen? Ich lösche unser Gespräch, deine Einstellungen, deine gespeicherten Karten und die Bilder, die für dich gemacht wurden. Das lässt sich nicht rückgängig machen.',
  forgotten:
    'Erledigt. Unser Gespräch, deine Einstellungen, deine gespeicherten Karten und die Bilder für dich sind gelöscht.',
  notForgotten: 'Gut. Es wurde nichts gelöscht.',

  personCalled:
    'Ich habe jemanden aus unserem Team gerufen, der dir hier antwortet. So lange bin ich still. Um mich zurückzuholen, tippe auf den Knopf oder schreib „bot“.',
  personWaiting:
    'Unser Team antwortet dir hier. Wenn du lieber mit mir sprichst, tippe auf den Knopf oder schreib „bot“.',
  personUnavailable:
    'Ich erreiche gerade niemanden aus unserem Team. Bitte versuch es später; bis dahin bin ich für dich da.',
  personEnded: 'Da bin ich wieder! Was kann ich für dich tun?',

  label: {
    another: 'Noch eine',
    getAnswer: 'Antwort ansehen',
    tryAgain: 'Noch einmal',
    savedCards: 'Gespeicherte Karten',
    show: 'Zeigen',
    remove: 'Entfernen',
    chooseFriend: 'Freund auswählen',
    forgetYes: 'Ja, vergiss mich',
    forgetNo: 'Nein, behalten',
    person: 'Mit Mensch sprechen',
    backToBot: 'Zurück zum Bot',
  },
  categories: {
    motivation: 'Motivation',
    inspiration: 'Inspiration',
    wellness: 'Ein ruhiger Moment',
    nature: 'Natur',
  },
};
