import type { Phrases } from './phrases';

export const es: Phrases = {
  welcome:
    '¡Hola! Qué alegría tenerte aquí. Háblame de lo que quieras, envíame una foto, un mensaje de voz o un archivo, o pide una tarjeta: escribe «inspírame» o toca un botón de abajo.',
  welcomeBack: '¡Qué bien verte de nuevo! ¿Te hago una tarjeta?',
  groupGreeting:
    '¡Hola a todos! Mencióname y pregúntame lo que quieras, o escribe «inspírame» y haré una tarjeta para este grupo.',
  friendly:
    '¡Gracias por escribir! Hago tarjetas con unas palabras amables para este momento. Escribe «inspírame» o toca un botón de abajo.',
  thanksForMedia:
    '¡Gracias! Todavía no puedo ver este tipo de mensaje, pero puedo hacerte una tarjeta. Toca un botón de abajo.',
  pictureFailed: 'Lo siento, esta vez la tarjeta no ha salido. Inténtalo de nuevo en un momento.',
  help: 'Esto es lo que puedo hacer:\n• Hablar de lo que quieras\n• Leer una foto, un mensaje de voz o un archivo\n• Hacer una tarjeta, también con tus propias palabras\n• Guardar las tarjetas que te gusten\n• Borrar todo lo que sé de ti: escribe «olvídame»\n\nPrueba con un botón de abajo.',
  askForWords: 'Te escucho. ¿De qué te gustaría hablar?',

  thinkingFailed:
    'Lo siento, ahora mismo no puedo pensar con claridad y prefiero no responder a decirte algo equivocado. Inténtalo de nuevo en un momento. Las tarjetas siguen funcionando.',
  thinkingLimited:
    'Ahora mismo me escribe muchísima gente y no doy abasto. Inténtalo de nuevo en un minuto. Las tarjetas siguen funcionando.',
  refused:
    'Prefiero no hablar de eso. Si estás pasando un mal momento, habla con alguien de confianza. Con cualquier otra cosa te ayudo encantado.',
  care: {
    heard:
      'Gracias por contármelo. Suena muy doloroso, y no tienes que llevarlo a solas. Soy una cuenta automática y no puedo darte la ayuda que mereces, pero hay personas que sí pueden.',
    call: 'Puedes hablar con alguien aquí:',
    danger:
      'Si ahora mismo corres peligro, llama al número de emergencias o acude a alguien que tengas cerca. Yo también sigo aquí.',
  },
  stillThinking: 'Necesito pensarlo un poco más. Toca el botón y te doy la respuesta.',
  answerGone: 'Ya no tengo esa respuesta. Pregúntamelo otra vez, por favor.',
  tooFast: '¡Escribes más rápido de lo que leo! Dame un minuto y sigo contigo.',
  budgetSpent:
    'Por hoy ya he respondido todo lo que puedo. Hablamos mañana; las tarjetas siguen funcionando.',
  unreadable: {
    tooLarge: 'Es demasiado grande: leo archivos de hasta 20 MB. ¿Me envías uno más pequeño?',
    encrypted: 'El archivo tiene contraseña y no puedo abrirlo. ¿Me lo envías sin ella?',
    damaged: 'No he podido abrir el archivo; parece dañado. ¿Me lo envías otra vez?',
    empty: 'El archivo está vacío.',
    noText:
      'No encuentro texto en el archivo; quizá sean páginas escaneadas. ¿Me envías una foto de la página?',
    unsupported:
      'No puedo leer este tipo de archivo. Leo imágenes, mensajes de voz, PDF, Word, Excel, PowerPoint, CSV y texto.',
    unknownEncoding:
      'No consigo descifrar los caracteres de este archivo. ¿Puedes guardarlo en UTF-8 y enviármelo otra vez?',
    tooComplex: 'Es demasiado para leerlo a tiempo. ¿Me envías solo la parte que te interesa?',
    busy: 'Ahora mismo estoy leyendo muchos archivos. ¿Me lo envías otra vez en unos minutos?',
    readEnough: 'Hoy ya he leído todo lo que podía para ti. ¿Me lo envías otra vez mañana?',
    silent: 'No he oído palabras en esta grabación.',
    video: 'Lo siento, no puedo ver vídeos. Una foto de ese momento me ayudaría.',
    notReady: 'LINE todavía lo está preparando. ¿Me lo envías otra vez en un momento?',
    gone: 'Ya no puedo verlo. ¿Me lo envías otra vez?',
  },

  settingsSaved: 'Anotado. {}',
  setting: {
    language: 'Idioma: {}',
    timeZone: 'Zona horaria: {}',
    topics: 'Temas: {}',
  },
  dailyCardNotYet:
    'Todavía no puedo enviar tarjetas por mi cuenta, así que a las {} no llegará ninguna. He anotado la hora que quieres. Mientras tanto, pídeme una cuando te apetezca.',
  settingRefused: 'No conozco esa zona horaria. Escríbela, por ejemplo, como Europe/Madrid.',

  saved: '¡Guardada! La encontrarás entre tus tarjetas guardadas.',
  unsaved: 'Ya no está entre tus tarjetas guardadas.',
  savedTitle: 'Tus tarjetas guardadas',
  savedNone: 'Aún no has guardado ninguna tarjeta. Toca «Guardar» en una que te guste.',
  liked: '¡Me alegra que te guste! ¿Cómo te hace sentir?',
  reacted: '¡Gracias por contármelo!',
  share: 'Envíasela a quien le haga bien:',
  cardGone: 'Esa tarjeta ya no está.',

  forgetAsk:
    '¿Quieres que olvide todo sobre ti? Borraré nuestra conversación, tus ajustes, tus tarjetas guardadas y las imágenes hechas para ti. No se puede deshacer.',
  forgotten:
    'Hecho. He borrado nuestra conversación, tus ajustes, tus tarjetas guardadas y las imágenes hechas para ti.',
  notForgotten: 'De acuerdo. No he borrado nada.',

  personCalled:
    'He avisado a una persona del equipo, que te responderá aquí. Mientras tanto, guardo silencio. Para que vuelva, toca el botón o escribe «bot».',
  personWaiting:
    'El equipo te responderá aquí. Si prefieres hablar conmigo, toca el botón o escribe «bot».',
  personUnavailable:
    'Ahora mismo no consigo avisar a nadie del equipo. Inténtalo más tarde; mientras tanto, aquí estoy.',
  personEnded: '¡He vuelto! ¿En qué te ayudo?',

  label: {
    another: 'Otra más',
    getAnswer: 'Ver la respuesta',
    tryAgain: 'Reintentar',
    savedCards: 'Tarjetas guardadas',
    show: 'Ver',
    remove: 'Quitar',
    chooseFriend: 'Elegir amistad',
    forgetYes: 'Sí, olvídame',
    forgetNo: 'No, consérvalo',
    person: 'Hablar con alguien',
    backToBot: 'Volver al bot',
  },
  categories: {
    motivation: 'Motivación',
    inspiration: 'Inspiración',
    wellness: 'Un rato de calma',
    nature: 'Naturaleza',
  },
};
