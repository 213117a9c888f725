### Bahasa Indonesia. Machine-drafted until a person approves it.

subject-dated = { $controller }: data pribadi Anda dan insiden tanggal { $day }
subject-undated = { $controller }: insiden terkait data pribadi Anda
greeting = Yth. { $name },
who-writes = Kami { $controller }. Kami menulis kepada Anda karena insiden terkait data pribadi Anda.
supplements = Pesan ini melengkapi pesan kami tanggal { $previous }. Nomor rujukan dan kode tidak berubah.

heading-happened = Apa yang terjadi
heading-data = Data apa yang terkait
heading-audience = Siapa yang dapat melihat data
heading-consequences = Apa akibat yang mungkin terjadi
heading-measures = Apa yang kami lakukan
heading-advice = Apa yang dapat Anda lakukan
heading-open = Apa yang belum kami ketahui
heading-check = Cara memeriksa pesan ini
heading-contact = Pertanyaan dan hak Anda

nature-confidentiality = Data pribadi dapat dilihat oleh orang yang tidak berhak melihatnya.
nature-integrity = Data pribadi diubah tanpa izin.
nature-availability = Data pribadi hilang atau tidak dapat digunakan untuk sementara waktu.
nature-unknown = Kami belum tahu apa tepatnya yang terjadi pada data.
affected-yes = Data Anda termasuk data yang terkait.
affected-unknown = Kami belum tahu apakah data Anda termasuk di dalamnya. Untuk berjaga-jaga, kami memberi tahu Anda sekarang.
cause-technical = Penyebabnya adalah kesalahan teknis di sistem kami.
cause-misdelivery = Penyebabnya adalah kekeliruan: data terkirim kepada orang yang salah.
cause-staff = Penyebabnya adalah kesalahan seorang staf kami.
cause-loss = Penyebabnya adalah hilangnya atau pencurian perangkat atau dokumen.
cause-attack = Penyebabnya adalah serangan terhadap sistem kami.
cause-unknown = Kami belum tahu penyebabnya.
period-closed = Insiden berlangsung dari { $start } sampai { $end }.
period-ongoing = Insiden dimulai pada { $start } dan belum berakhir.
period-start = Insiden dimulai pada { $start }.
period-end-unknown = Kami belum tahu kapan insiden berakhir.
period-unknown = Kami belum tahu kapan insiden dimulai.
people-exact = { $n ->
   *[other] Jumlah orang yang terkait: { $n } orang.
}
people-range = { $high ->
   *[other] Jumlah orang yang terkait: sedikitnya { $low } dan paling banyak { $high } orang.
}
people-unknown = Kami belum tahu berapa orang yang terkait.

kinds-intro = Data tentang Anda yang terkait:
kinds-unknown = Kami belum tahu data Anda yang mana yang terkait.
password-safe = Kata sandi Anda tidak termasuk. Anda tidak perlu mengubahnya karena insiden ini.
password-exposed = Kata sandi Anda termasuk di dalamnya.
password-unknown = Kami belum tahu apakah kata sandi Anda termasuk di dalamnya.
payment-safe = Nomor kartu dan nomor rekening bank tidak termasuk.
payment-exposed = Data pembayaran termasuk di dalamnya.
payment-unknown = Kami belum tahu apakah data pembayaran termasuk di dalamnya.

audience-customers = Pelanggan kami yang lain dapat melihat data.
audience-few = Sejumlah kecil orang yang kami kenal dapat melihat data.
audience-single = Satu orang atau organisasi yang kami kenal dan percayai dapat melihat data.
audience-public = Siapa pun di internet dapat melihat data.
audience-criminal = Pelaku kejahatan dapat melihat atau menyalin data.
audience-unknown = Kami belum tahu siapa yang melihat data.
misuse-yes = Kami mengetahui kasus penyalahgunaan data.
misuse-no = Kami tidak mengetahui satu pun kasus penyalahgunaan data.
misuse-unknown = Kami belum tahu apakah data telah disalahgunakan.
recovered-yes = Semua yang memiliki salinan telah menegaskan bahwa salinan itu dihapus atau dikembalikan.
recovered-no = Tidak semua salinan data dapat dihapus atau diperoleh kembali.
recovered-unknown = Kami belum tahu apakah masih ada salinan data.

consequence-messages = Seseorang dapat menulis atau menelepon Anda dan mengaku sebagai kami.
consequence-account = Seseorang dapat masuk ke akun Anda, atau ke akun lain dengan kata sandi yang sama.
consequence-payment = Seseorang dapat mencoba membayar atau menagih uang atas nama Anda.
consequence-identity = Seseorang dapat mengaku sebagai Anda, misalnya untuk menandatangani kontrak.
consequence-sensitive = Hal-hal pribadi dapat diketahui orang lain.
consequence-place = Seseorang dapat mengetahui di mana Anda tinggal atau pernah berada.
consequence-unknown = Kami belum tahu akibatnya bagi Anda.

contained-yes = Kami telah menghentikan insiden.
contained-no = Kami masih bekerja untuk menghentikan insiden.
contained-unknown = Kami belum tahu apakah insiden sudah berhenti sepenuhnya.
discovered = Kami menyadari insiden pada { $detected }.
measure-error-fixed = Kami telah memperbaiki kesalahan.
measure-copies-deleted = Kami telah menghapus salinan tersimpan yang kami kendalikan.
measure-sessions-ended = Kami telah mengeluarkan semua orang dari akun mereka.
measure-passwords-reset = Kami telah mengatur ulang kata sandi yang terkait.
measure-authority-told = Kami telah memberi tahu otoritas perlindungan data.
measure-police-told = Kami telah memberi tahu polisi.
measure-experts = Para ahli independen membantu kami.
measure-checks = Kami telah menambahkan pemeriksaan agar hal ini tidak terulang.

advice-mail = Berhati-hatilah dengan pesan yang memakai nama Anda dan nama kami. Kami tidak meminta kata sandi lewat email.
advice-phone = Jika seseorang menelepon atas nama kami, tutup telepon dan hubungi nomor yang sudah Anda kenal.
advice-password = Ubah kata sandi Anda pada kami, dan di mana pun Anda memakai kata sandi yang sama.
advice-second-step = Jika tersedia, nyalakan langkah kedua untuk masuk.
advice-sessions = Keluar dari akun Anda di semua perangkat, lalu masuk kembali.
advice-card = Beri tahu bank Anda, dan periksa catatan transaksi kartu Anda.
advice-bank = Periksa rekening bank Anda untuk pembayaran yang bukan dari Anda, dan laporkan kepada bank Anda.
advice-identity = Perhatikan kontrak, tagihan, atau surat yang tidak dapat Anda jelaskan, dan laporkan kepada polisi.
advice-sensitive = Jika seseorang menekan Anda dengan data ini, beri tahu kami atau polisi.
advice-place = Jika Anda merasa tidak aman, hubungi polisi.

next-update = Kami akan menulis lagi kepada Anda paling lambat { $update }.
check-type = Pesan ini tidak berisi tautan dan lampiran. Untuk memeriksanya, ketik sendiri alamat kami { $domain } di peramban Anda dan buka halaman “{ $path }”.
check-code = Di halaman itu, masukkan alamat email tujuan pesan ini dan kode ini: { $code }
check-code-letter = Di halaman itu, masukkan nomor di bagian atas surat ini dan kode ini: { $code }
check-never = Karena insiden ini, kami tidak pernah meminta kata sandi, nomor kartu, atau pembayaran.
contact = Pertanyaan Anda dijawab oleh { $contact }: { $details }. Mohon sebutkan nomor rujukan { $case }.
complaint = Anda juga dapat mengadu kepada otoritas perlindungan data di negara Anda.

sms = { $controller }: insiden data Anda. Ketik { $typed } di peramban. Kode { $code }. Kami tidak meminta kata sandi.
letter-number = Nomor
statement-title = Pernyataan publik { $controller }
statement-intro = Kami telah mengirim teks berikut kepada orang yang terkait. Masing-masing juga menerima nama dan kodenya.
verify-title = Memeriksa pesan dari { $controller }
verify-intro = Di halaman ini Anda dapat membaca semua pesan kami. Untuk itu tidak perlu kode.
verify-address = Alamat email atau nomor telepon tempat pesan diterima, atau nomor pada surat
verify-code = Kode dalam pesan
verify-button = Periksa
verify-yes = Kode ini milik pesan yang kami kirim ke alamat ini. Teks lengkapnya ada di bawah.
verify-no = Kami tidak menerbitkan kode ini untuk alamat ini. Jangan balas pesan itu, dan beri tahu kami: { $details }
verify-closed = Kode tidak dapat diperiksa lagi. Teks di bawah adalah yang kami kirim.
verify-texts = Pesan yang kami kirim

kind-PERSON_NAME = nama Anda
kind-EMAIL = alamat email Anda
kind-PHONE = nomor telepon Anda
kind-POSTAL_ADDRESS = alamat pos Anda
kind-BIRTH_DATE = tanggal lahir Anda
kind-IP_ADDRESS = alamat internet perangkat Anda
kind-CARD = nomor kartu pembayaran Anda
kind-CARD_CODE = kode keamanan kartu pembayaran Anda
kind-IBAN = nomor rekening bank Anda
kind-NATIONAL_ID = nomor identitas atau jaminan sosial Anda
kind-TAX_ID = nomor pajak Anda
kind-PASSPORT = nomor paspor Anda
kind-DRIVING_LICENCE = nomor surat izin mengemudi Anda
kind-PASSWORD = kata sandi Anda
kind-PASSWORD_HASH = kata sandi Anda dalam bentuk tersandi
kind-CREDENTIAL = kunci rahasia akun Anda
kind-SESSION_TOKEN = kunci sesi tempat Anda masuk
kind-USER_NAME = nama pengguna Anda
kind-ACCOUNT_ID = nomor pelanggan Anda
kind-ORDER = pesanan Anda
kind-CRYPTO_ADDRESS = alamat mata uang kripto Anda
kind-GEO = tempat Anda pernah berada
kind-VEHICLE_ID = nomor kendaraan Anda
kind-HEALTH = data tentang kesehatan Anda
kind-ETHNIC_ORIGIN = data tentang asal ras atau etnis Anda
kind-POLITICAL_OPINION = data tentang pandangan politik atau partai Anda
kind-BELIEF = data tentang agama atau keyakinan Anda
kind-TRADE_UNION = data tentang keanggotaan serikat pekerja Anda
kind-GENETIC = data genetik Anda
kind-BIOMETRIC = data biometrik Anda (seperti sidik jari atau ciri wajah)
kind-SEX_LIFE = data tentang kehidupan seksual atau orientasi seksual Anda
kind-CRIMINAL_RECORD = data tentang putusan pidana atau tindak pidana
