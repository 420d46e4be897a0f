import type { Phrases } from './phrases';

export const fr: Phrases = {
  welcome:
    'Bonjour et bienvenue ! Parle-moi de ce que tu veux, envoie-moi une photo, un message vocal ou un fichier, ou demande une carte : écris « inspire-moi » ou touche un bouton ci-dessous.',
  welcomeBack: 'Content de te revoir ! Je te fais une carte ?',
  groupGreeting:
    'Bonjour à tous ! Mentionnez-moi et posez-moi vos questions, ou écrivez « inspire-moi » et je ferai une carte pour ce groupe.',
  friendly:
    'Merci pour ton message ! Je fais des cartes avec un mot gentil pour le moment. Écris « inspire-moi » ou touche un bouton ci-dessous.',
  thanksForMedia:
    'Merci ! Je ne peux pas encore voir ce genre de message, mais je peux te faire une carte. Touche un bouton ci-dessous.',
  pictureFailed: 'Désolé, la carte n’a pas marché cette fois. Réessaie dans un instant.',
  help: 'Voici ce que je sais faire :\n• Parler de tout ce que tu veux\n• Lire une photo, un message vocal ou un fichier\n• Faire une carte, même avec tes propres mots\n• Garder les cartes que tu enregistres\n• Effacer tout ce qui te concerne : écris « oublie-moi »\n\nEssaie un bouton ci-dessous.',
  askForWords: 'Je t’écoute. De quoi veux-tu parler ?',

  thinkingFailed:
    'Désolé, je n’arrive pas à réfléchir clairement en ce moment, et je préfère ne pas répondre plutôt que me tromper. Réessaie dans un instant. Les cartes marchent toujours.',
  thinkingLimited:
    'Beaucoup de monde m’écrit en ce moment et je n’arrive plus à suivre. Réessaie dans une minute. Les cartes marchent toujours.',
  refused:
    'Je préfère ne pas parler de cela. Si tu traverses un moment difficile, parles-en à quelqu’un de confiance. Pour le reste, je t’aide avec plaisir.',
  care: {
    heard:
      'Merci de me l’avoir dit. Ce que tu traverses a l’air très douloureux, et tu n’as pas à le porter sans personne. Je suis un compte automatique et je ne peux pas t’apporter l’aide que tu mérites, mais d’autres le peuvent.',
    call: 'Tu peux parler à quelqu’un ici :',
    danger:
      'Si tu es en danger maintenant, appelle le numéro d’urgence ou va vers quelqu’un près de toi. Moi aussi, je reste là.',
  },
  stillThinking: 'Il me faut encore un peu de temps. Touche le bouton et je te donne la réponse.',
  answerGone: 'Je n’ai plus cette réponse. Pose-moi la question encore une fois.',
  tooFast: 'Tu écris plus vite que je ne lis ! Laisse-moi une minute et je suis à toi.',
  budgetSpent:
    'J’ai répondu à tout ce que je pouvais pour aujourd’hui. On se reparle demain ; les cartes marchent toujours.',
  unreadable: {
    tooLarge:
      'C’est trop volumineux : je lis des fichiers jusqu’à 20 Mo. Peux-tu en envoyer un plus petit ?',
    encrypted:
      'Ce fichier est protégé par un mot de passe, je ne peux pas l’ouvrir. Peux-tu l’envoyer sans ?',
    damaged: 'Je n’ai pas pu ouvrir ce fichier, il semble abîmé. Peux-tu l’envoyer à nouveau ?',
    empty: 'Ce fichier est vide.',
    noText:
      'Je ne trouve pas de texte dans ce fichier ; ce sont peut-être des pages numérisées. Peux-tu envoyer une photo de la page ?',
    unsupported:
      'Je ne peux pas lire ce type de fichier. Je lis les images, les messages vocaux, PDF, Word, Excel, PowerPoint, CSV et le texte.',
    unknownEncoding:
      'Je n’arrive pas à déchiffrer les caractères de ce fichier. Peux-tu l’enregistrer en UTF-8 et me le renvoyer ?',
    tooComplex:
      'C’est trop long pour que je le lise à temps. Peux-tu envoyer seulement la partie qui t’intéresse ?',
    busy: 'Je lis beaucoup de fichiers en ce moment. Peux-tu renvoyer celui-ci dans quelques minutes ?',
    readEnough:
      'J’ai lu tout ce que je pouvais pour toi aujourd’hui. Peux-tu me le renvoyer demain ?',
    silent: 'Je n’ai pas entendu de paroles dans cet enregistrement.',
    video: 'Désolé, je ne peux pas regarder de vidéos. Une photo de ce moment m’aiderait.',
    notReady: 'LINE n’a pas fini de préparer ce contenu. Peux-tu le renvoyer dans un instant ?',
    gone: 'Je ne peux plus voir ce contenu. Peux-tu l’envoyer à nouveau ?',
  },

  settingsSaved: 'C’est noté. {}',
  setting: {
    language: 'Langue : {}',
    timeZone: 'Fuseau horaire : {}',
    topics: 'Sujets : {}',
  },
  dailyCardNotYet:
    'Je ne peux pas encore envoyer de cartes de moi-même : rien n’arrivera à {}. J’ai noté l’heure que tu souhaites. En attendant, demande-m’en une quand tu veux.',
  settingRefused: 'Je ne connais pas ce fuseau horaire. Écris-le, par exemple, Europe/Paris.',

  saved: 'C’est enregistré ! Tu la trouveras parmi tes cartes enregistrées.',
  unsaved: 'Elle n’est plus parmi tes cartes enregistrées.',
  savedTitle: 'Tes cartes enregistrées',
  savedNone:
    'Tu n’as pas encore enregistré de carte. Touche « Enregistrer » sous une carte qui te plaît.',
  liked: 'Je suis ravi qu’elle te plaise ! Que ressens-tu ?',
  reacted: 'Merci de me l’avoir dit !',
  share: 'Envoie-la à quelqu’un à qui elle ferait du bien :',
  cardGone: 'Cette carte n’est plus là.',

  forgetAsk:
    'Veux-tu que j’oublie tout de toi ? J’effacerai notre conversation, tes réglages, tes cartes enregistrées et les images faites pour toi. C’est définitif.',
  forgotten:
    'C’est fait. J’ai effacé notre conversation, tes réglages, tes cartes enregistrées et les images faites pour toi.',
  notForgotten: 'D’accord. Rien n’a été effacé.',

  personCalled:
    'J’ai prévenu quelqu’un de l’équipe, qui te répondra ici. En attendant, je me tais. Pour que je revienne, touche le bouton ou écris « bot ».',
  personWaiting:
    'L’équipe te répondra ici. Pour me parler à nouveau, touche le bouton ou écris « bot ».',
  personUnavailable:
    'Je n’arrive à joindre personne de l’équipe pour l’instant. Réessaie plus tard ; d’ici là, je suis là.',
  personEnded: 'Me revoilà ! Que puis-je faire pour toi ?',

  label: {
    another: 'Encore une',
    getAnswer: 'Voir la réponse',
    tryAgain: 'Réessayer',
    savedCards: 'Cartes enregistrées',
    show: 'Voir',
    remove: 'Retirer',
    chooseFriend: 'Choisir un ami',
    forgetYes: 'Oui, oublie-moi',
    forgetNo: 'Non, garde tout',
    person: 'Parler à quelqu’un',
    backToBot: 'Revenir au bot',
  },
  categories: {
    motivation: 'Motivation',
    inspiration: 'Inspiration',
    wellness: 'Un moment de calme',
    nature: 'Nature',
  },
};
