import type { Phrases } from './phrases';

export const id: Phrases = {
  welcome:
    'Hai, selamat datang! Kamu bisa mengobrol tentang apa saja, mengirim foto, pesan suara, atau berkas. Mau kartu bergambar? Tulis “beri aku inspirasi” atau ketuk salah satu tombol di bawah.',
  welcomeBack: 'Selamat datang kembali! Mau kubuatkan kartu?',
  groupGreeting:
    'Halo, semuanya! Sebut aku dan tanyakan apa saja, atau tulis “beri aku inspirasi”, nanti kubuatkan kartu untuk grup ini.',
  friendly:
    'Terima kasih sudah menulis! Aku membuat kartu bergambar dengan kata-kata yang pas untuk saat ini. Tulis “beri aku inspirasi” atau ketuk salah satu tombol di bawah.',
  thanksForMedia:
    'Terima kasih! Aku belum bisa melihat pesan seperti ini, tetapi aku bisa membuatkan kartu. Ketuk salah satu tombol di bawah.',
  pictureFailed: 'Maaf, kali ini kartunya belum jadi. Coba lagi sebentar lagi, ya.',
  help: 'Yang bisa kulakukan:\n• Mengobrol tentang apa saja\n• Membaca foto, pesan suara, dan berkas\n• Membuat kartu bergambar, juga dengan kata-katamu sendiri\n• Menyimpan kartu yang kamu suka\n• Menghapus semua data tentangmu: tulis “lupakan saya”\n\nCoba ketuk salah satu tombol di bawah.',
  askForWords: 'Aku mendengarkan. Mau membicarakan apa?',

  thinkingFailed:
    'Maaf, saat ini aku tidak bisa berpikir jernih, jadi lebih baik aku tidak menjawab daripada keliru. Coba lagi sebentar lagi, ya. Kartu tetap bisa dibuat.',
  thinkingLimited:
    'Sekarang banyak sekali yang menulis dan aku kewalahan. Coba lagi semenit lagi, ya. Kartu tetap bisa dibuat.',
  refused:
    'Aku lebih baik tidak membahas itu. Kalau kamu sedang menghadapi masa sulit, bicaralah dengan orang yang kamu percaya. Untuk hal lain, aku senang membantu.',
  care: {
    heard:
      'Terima kasih sudah bercerita. Rasanya pasti berat sekali, dan kamu tidak harus menanggungnya sendirian. Aku akun yang menjawab otomatis, jadi tidak bisa memberi bantuan yang kamu butuhkan, tetapi ada orang yang bisa.',
    call: 'Kamu bisa menghubungi:',
    danger:
      'Kalau saat ini kamu dalam bahaya, segera hubungi nomor darurat atau datangi orang yang ada di dekatmu. Aku juga tetap di sini.',
  },
  stillThinking: 'Aku perlu berpikir sedikit lagi. Ketuk tombolnya, nanti kuberikan jawabannya.',
  answerGone: 'Jawaban itu sudah tidak ada padaku. Tanyakan sekali lagi, ya.',
  tooFast: 'Kamu menulis lebih cepat daripada aku membaca! Beri aku waktu semenit, ya.',
  budgetSpent:
    'Jatah jawabanku hari ini sudah habis. Kita lanjutkan besok, ya; kartu tetap bisa dibuat.',
  unreadable: {
    tooLarge:
      'Berkas ini terlalu besar; aku bisa membaca sampai 20 MB. Bisa kirim yang lebih kecil?',
    encrypted:
      'Berkas ini dilindungi kata sandi, jadi tidak bisa kubuka. Bisa kirim yang tanpa kata sandi?',
    damaged: 'Berkas ini tidak bisa kubuka; sepertinya rusak. Bisa kirim sekali lagi?',
    empty: 'Berkas ini kosong.',
    noText:
      'Aku tidak menemukan teks di berkas ini; mungkin halamannya hasil pindaian. Bisa kirim foto halamannya?',
    unsupported:
      'Aku tidak bisa membaca berkas seperti ini. Aku bisa membaca gambar, pesan suara, PDF, Word, Excel, PowerPoint, CSV, dan teks.',
    unknownEncoding:
      'Aku tidak bisa mengenali pengodean teks berkas ini. Bisa simpan sebagai UTF-8 lalu kirim lagi?',
    tooComplex: 'Berkas ini terlalu banyak untuk kubaca. Bisa kirim bagian yang kamu maksud saja?',
    busy: 'Sekarang aku sedang membaca banyak berkas. Bisa kirim sekali lagi beberapa menit lagi?',
    readEnough: 'Jatah bacaanku untukmu hari ini sudah habis. Bisa kirim lagi besok?',
    silent: 'Aku tidak mendengar kata-kata di rekaman ini.',
    video: 'Maaf, aku tidak bisa menonton video. Foto dari momen itu akan membantu.',
    notReady: 'LINE belum selesai menyiapkannya. Bisa kirim sekali lagi sebentar lagi?',
    gone: 'Ini sudah tidak bisa kulihat. Bisa kirim lagi?',
  },

  settingsSaved: 'Sudah kucatat. {}',
  setting: {
    language: 'Bahasa: {}',
    timeZone: 'Zona waktu: {}',
    topics: 'Topik: {}',
  },
  dailyCardNotYet:
    'Saat ini aku belum bisa mengirim kartu secara otomatis, jadi pukul {} belum akan ada kartu. Jam yang kamu mau sudah kucatat. Sementara itu, tulis “beri aku inspirasi” kapan pun kamu mau.',
  settingRefused: 'Aku tidak mengenal zona waktu itu. Tuliskan seperti Asia/Jakarta, ya.',

  saved: 'Tersimpan! Kamu bisa melihatnya di kartu tersimpan.',
  unsaved: 'Sudah dihapus dari kartu tersimpan.',
  savedTitle: 'Kartu tersimpan',
  savedNone: 'Kamu belum menyimpan kartu. Ketuk “Simpan” di bawah kartu yang kamu suka.',
  liked: 'Senang kamu menyukainya! Apa yang kamu rasakan?',
  reacted: 'Terima kasih sudah memberi tahu!',
  share: 'Kirim ke orang yang ingin kamu semangati:',
  cardGone: 'Kartu itu sudah tidak ada.',

  forgetAsk:
    'Haruskah aku melupakan semua tentang kamu? Percakapan kita, pengaturan, kartu tersimpan, dan gambar yang dibuat untukmu akan dihapus. Ini tidak bisa dibatalkan.',
  forgotten:
    'Selesai. Percakapan kita, pengaturan, kartu tersimpan, dan gambar yang dibuat untukmu sudah dihapus.',
  notForgotten: 'Baik. Tidak ada yang dihapus.',

  personCalled:
    'Aku sudah memanggil tim kami, mereka akan menjawab di sini. Sementara itu aku diam dulu. Untuk memanggilku lagi, ketuk tombol atau tulis “bot”.',
  personWaiting:
    'Tim kami akan menjawab di sini. Kalau mau bicara denganku, ketuk tombol atau tulis “bot”.',
  personUnavailable:
    'Saat ini tim kami tidak bisa dihubungi. Coba lagi nanti, ya; sampai saat itu ada aku.',
  personEnded: 'Aku kembali! Ada yang bisa kubantu?',

  label: {
    another: 'Satu lagi',
    getAnswer: 'Lihat jawaban',
    tryAgain: 'Coba lagi',
    savedCards: 'Kartu tersimpan',
    show: 'Lihat',
    remove: 'Hapus',
    chooseFriend: 'Pilih teman',
    forgetYes: 'Ya, lupakan aku',
    forgetNo: 'Tidak, simpan saja',
    person: 'Bicara dengan orang',
    backToBot: 'Kembali ke bot',
  },
  categories: {
    motivation: 'Motivasi',
    inspiration: 'Inspirasi',
    wellness: 'Saat tenang',
    nature: 'Alam',
  },
};
