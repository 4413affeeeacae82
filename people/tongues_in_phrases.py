"""What other languages say in two words or more where we say one, for `auditor.rules.words`.

The entries are written as in `auditor.rules.tongues_of_people`, with a plus between words: a name says the same
whether its words are written together or apart.
"""

from __future__ import annotations

PHRASES = """
account: lv lietotaja+konts; hu felhasznaloi+fiok; ro cont+utilizator; th banchi+phuchai; fa hesab+karbari
  حساب+كاربري; ca compte+usuari
action: el energeia+christi; vi thao+tac
address: hu cim+teljes; vi dia+chi
age: hr dob+godine; vi tuoi+tac do+tuoi; ar omr+sanawat; nb alder+aar
aircon: hu klima+berendezes; tr klima+durumu; vi may+dieu+hoa; id pendingin+ruangan
alarm: sw kengele+ya+hatari
allergy: vi di+ung
amount: lv summa+eiro; vi so+tien; ms jumlah+bayaran; id jumlah+bayar nominal+transaksi; ca import+total
app: sw programu+simu
apps: vi danh+sach+ung+dung; ms aplikasi+dipasang; sw programu+zilizosakinishwa; id daftar+aplikasi; fa برنامه+ها
armed: sl vkljucen+alarm
article: lv raksts+virsraksts; vi bai+viet bai+bao; ca article+llegit
artist: vi ca+si nghe+si; tl mang+aawit
athome: lv majas+cilveks; el spiti+parousia; vi o+nha; tl nasa+bahay; ar fi+almanzil في+منزل; fa dar+khane در+خانه; ca
  acasa+present
attachment: vi tep+dinh+kem; he קובץ+מצורף
battery: et aku+tase; vi dung+luong+pin
batterylevel: vi muc+pin phan+tram+pin pin+con+lai; ms paras+bateri aras+bateri; sw kiwango+cha+betri; id
  level+baterai sisa+baterai
bedroom: ms bilik+tidur; tl silid+tulugan; sw chumba+cha+kulala; ar ghurfat+nawm غرفه+نوم; he chadar+sheina חדר+שינה;
  fa otagh+khab اتاق+خواب
birthday: uk den+narodzhennya; bg data+na+razhdane; lv dzimsanas+diena; hu szuletesi+ido; ro data+nastere; el
  ημερομηνια+γεννησης; vi sinh+nhat; th wan+koet; tl petsa+ng+kapanganakan petsa+kapanganakan; sw tarehe+ya+kuzaliwa
  tarehe+kuzaliwa; ar tarikh+almilad tarikh+mawlid تاريخ+ميلاد; he taarich+leida taarikh+leda תאריך+לידה; fa
  tarikh+tavallod تاريخ+تولد; nb fodt+dato
birthyear: bg godina+na+razhdane; hr godina+rodenja; lv dzimsanas+gads; el ετος+γεννησης; tl taon+ng+kapanganakan; sw
  mwaka+wa+kuzaliwa; ar sanat+milad sanat+almilad سنه+ميلاد; he shnat+leida שנת+לידה; fa sal+tavallod سال+تولد; ca
  any+naixement
blood: el aima+typos; vi nhom+mau; ar fasilat+dam فصيله+الدم; he sug+dam; fa gorooh+khooni
bloodglucose: uk tsukor+krovi; bg krawna+zahar; hr secer+krvi; sk hladina+cukru; sl krvni+sladkor; ru sahar+krovi; lt
  cukraus+kiekis; lv cukura+limenis; ms gula+dalam+darah; tl asukal+sa+dugo; sw sukari+ya+damu sukari+damu; id
  kadar+gula; ar sukkar+dam sukar+aldam سكر+دم سكر+الدم; he sukar+badam סוכר+בדם רמת+סוכר; fa ghand+khoon ghand+khun
  قند+خون; ca glucosa+sang sucre+sang
bloodpressure: uk arterialnyy+tysk tysk+krovi; el artiriaki+piesi αρτηριακη+πιεση; th khwam+dan; tl presyon+ng+dugo;
  sw shinikizo+la+damu shinikizo+damu; id tensi+darah; ar daght+dam daght+aldam ضغط+دم ضغط+الدم; he lachatz+dam
  לחץ+דם; fa feshar+khoon feshar+khun فشار+خون; ca pressio+arterial pressio+sanguinia
bodyheight: hr visina+tijela; sl telesna+visina; et pikkus+cm; ro inaltime+cm; el ypsos+soma; ms ketinggian+badan; sw
  urefu+mwili; ar tool+jism; he gova+adam; fa ghad+cm; da hojde+cm
book: ro carte+titlu; vi cuon+sach; he sefer+sifria
brand: vi nhan+hieu; sw chapa+ya+simu; ar alama+tijariya علامه+تجاريه
button: vi nut+bam nut+nhan
calls: vi cuoc+goi; ms panggilan+telefon; sw simu+zilizopigwa; id riwayat+panggilan; he sichot+telefon
calories: vi ca+lo calo+tieu+thu; sw kalori+zilizochomwa; ar saarat+harariya
camera: vi may+anh
card: vi the+ngan+hang; ms kad+bank kad+kredit; id kartu+kredit; he kartis+ashrai כרטיס+אשראי; fa kart+banki
cardnumber: vi so+the; ar raqm+bitaqa
channel: fa kanal+tv شبكه+تلويزيوني; ca canal+tv
charging: ms sedang+dicas; id mengisi+daya sedang+diisi; fa dar+hal+sharj
chassisnumber: uk vin+kod; bg nomer+na+shasi; hr broj+sasije; sk cislo+karoserie; sl stevilka+sasije; ru nomer+kuzova;
  cs cislo+karoserie; lt kebulo+numeris; lv virsbuves+numurs; ro serie+sasiu; el arithmos+plaisiou; vi so+khung; ms
  nombor+casis; sw namba+ya+chesi; id nomor+rangka; ar raqm+haykal رقم+هيكل; he mispar+shilda מספר+שלדה; fa
  shomare+shasi شماره+شاسي
checkin: uk reyestratsiya+vkhid; bg registratsia+vhod; hr prijava+dolaska; sk prihlasenie+miesto; sl prijava+kraj; lt
  atvykimas+vieta; lv pierakstisanas+vieta; hu bejelentkezes+hely; sw kuingia+mahali; id absen+masuk
child: vi ten+tre; ca fill+nom
city: sl mesto+bivanja; sk mesto+bydliska; et linn+nimi; hu varos+neve; el poli+diamonis; sw mji+jina
click: uk klik+element; ro click+pe; vi nhap+chuot bam+nut
clipboard: uk bufer+obminu; ru bufer+obmena; vi khay+nho+tam bo+nho+tam; ms papan+keratan; sw ubao+klipu; he
  luach+haatakot לוח+עתקה; fa hafeze+movaghat كليپ+بورد
comment: tl puna+komento; fa nazar+matn
comments: nl reacties+lijst
contacts: vi danh+ba lien+he; tl talaan+ng+kontak; sw anwani+za+simu; id daftar+kontak; ar jihat+ittisal جهات+اتصال;
  he anshei+kesher אנשי+קשר
cooling: vi dieu+hoa may+lanh; ms penghawa+dingin
cough: et koha+sumptom; vi trieu+ho; th ไอ+แห้ง; tl ubo+sintomas; ca tos+seca
country: ro tara+rezidenta; el chora+diamonis; he eretz+megurim
currency: sk mena+platby; vi tien+te; fa arz+vahed واحد+پول
customer: sl stranka+id; ar amil+raqm
date: lt diena+data; vi ngay+thang; ca data+esdeveniment
device: tl kagamitan+elektroniko
diagnosis: ms diagnosis+doktor; sw utambuzi+ugonjwa
disease: bg bolest+vid; hr bolesti+popis; lt liga+pavadinimas; ro boli+cronice; vi benh+ly can+benh; ar marad+muzmin
doctor: vi bac+si
door: et uks+valisuks; tl pinto+bahay
doorbell: lv zvans+pie
doors: da dore+aaben
download: el lipsi+archeiou; ms muat+turun
driver: vi tai+xe lai+xe
duration: sk dlzka+trvania; sw muda+wa+kutazama
email: uk elektronna+poshta; bg elektronna+poshta; hr elektronicka+posta; sk emailova+adresa; sl elektronski+naslov;
  lt elektroninis+pastas; lv epasta+adrese; el ilektroniki+diefthinsi; vi thu+dien+tu; sw barua+pepe; ar
  barid+elektroni بريد+كتروني بريد+الكتروني; he doar+elektroni דואר+אלקטרוני; ca correu+electronic
employee: vi nhan+vien
energy: he energia+shimush; ca energia+consum
episode: et osa+number; sw sehemu+ya+filamu; he perek+sidra
event: vi su+kien
events: vi danh+sach+su+kien
favourite: lt i+megstamus; lv izlase+pievienots; ro favorite+produse; fa علاقه+مندي
fever: hr temperatura+tijela; hu laz+fok; vi sot+cao; sw homa+kali; he חום+גוף
film: vi phim+le bo+phim; he seret+kolnoa; ca pel+licula
fingerprint: vi van+tay; ms cap+jari; sw alama+za+vidole; id sidik+jari
firstname: uk imya+persh; bg sobstveno+ime; hr osobno+ime; lt vardas+pirmas; el onoma+mikro; tl pangalan+una
  unang+pangalan; sw jina+la+kwanza; id nama+depan; ar alism+alawwal ism+awwal اسم+اول; he shem+prati שם+פרטי; fa
  name+kuchak
follow: ms ikut+pengguna; fa donbal+kardan دنبال+كردن
free: sl prosto+mb; ro liber+mb; el eleftheri+mnimi; da ledig+plads; nb ledig+plass; sv ledigt+utrymme; tr bos+alan
friend: hu barat+neve; vi ban+be; fa doost+nam
fuel: vi muc+xang; sw mafuta+ya+gari
fullname: bg ime+familia imena+klient трите+имена; hr puno+ime; sk meno+priezvisko; sl ime+priimek polno+ime; cs
  jmeno+prijmeni jmeno+a+prijmeni; lt pilnas+vardas; lv vards+uzvards; vi ho+ten ho+va+ten ten+day+du; th
  ชื่อ+นามสกุล; tl buong+pangalan buong+ngalan; sw jina+kamili jina+lako; ar alism+kamil ism+kamil اسم+كامل; he
  shem+male שם+מלא; fa nam+kamel نام+كامل; da fuldt+navn; hu teljes+neve; pl pelna+nazwa+osoby
gender: uk stat+osoby; sl spol+osebe; et sugu+isik; ro genul+persoanei; th phet+phuchai; ar jins+shakhs; he
  min+mishtamesh
headache: vi dau+dau; tl sakit+ng+ulo; sw maumivu+kichwa; he keev+rosh כאב+ראש; ca mal+cap
heartrate: uk chastota+pulsu; bg serdechen+ritam sardechen+ritam; sk srdcovy+tep; cs tepova+frekvence; et
  sudame+loogisagedus; el kardiakos+rythmos; ms kadar+jantung denyutan+jantung degupan+jantung; tl tibok+ng+puso; sw
  mapigo+ya+moyo; id denyut+jantung; ar nabd+qalb nabd+alqalb darabat+alqalb نبض+قلب ضربات+قلب; he ktzev+lev קצב+לב;
  fa zarban+ghalb ضربان+قلب; ca ritme+cardiac
height: sk vyska+obrazovky; el ypsos+othonis; ms tinggi+skrin; sw kimo+skrini; vi chieu+cao+man+hinh; id tinggi+layar;
  he gova+masach
history: lt narsymo+istorija; el istoriko+periigisis; vi lich+su; ms sejarah+carian; sw historia+ya; ar
  sijill+tasaffuh سجل+تصفح; he historia+glisha
house: ru dom+sostoyanie; lt namas+busena
humidity: vi do+am
incognito: hr anonimno+pregledavanje; sk anonymny+rezim; sl zasebno+brskanje; lv privats+rezims privatais+rezims; lt
  privatus+narsymas; hu privat+bongeszes; ro navigare+privata; el anonymi+periigisi; sw hali+fiche; id
  mode+penyamaran; ar tasaffuh+khafi تصفح+خفي; he glisha+beseter גלישה+בסתר
install: vi cai+dat+id ma+cai+dat; fa nasb+shenase
installed: vi da+cai
kitchen: et kook+tuba; vi nha+bep
language: he safa+mamshak
latitude: bg geografska+shirina; hr zemljopisna+sirina; sl zemljepisna+sirina; lv geografiskais+platums; hu
  szelessegi+fok; vi vi+do; id garis+lintang; ar khatt+ard خط+عرض دائره+عرض; he kav+rochav קו+רוחב; fa arz+joghrafiai
  عرض+جغرافيايي
level: el epipedo+mpatarias; vi cap+do; he ramat+solela
light: vi anh+sang bong+den den+phong; sw taa+ya+chumba
like: hr svida+se; sk paci+sa; vi luot+thich yeu+thich+bai thich+bai; ar ijab+manshur; da synes+godt+om
listened: vi da+nghe
livingroom: hr dnevni+boravak; lt svetaine+kambarys; lv dzivojama+istaba; tl sala+bahay; ar ghurfat+maisha غرفه+معيشه;
  he salon+babayit
location: lt buvimo+vieta; vi vi+tri toa+do; fa makan+karbar
locked: vi da+khoa; fa ghofl+shode قفل+شده; ca tancat+clau
longitude: bg geografska+dalzhina; hr zemljopisna+duzina; sl zemljepisna+dolzina; lv geografiskais+garums; hu
  hosszusagi+fok; vi kinh+do; id garis+bujur; ar khatt+tul خط+طول; he kav+orech קו+אורך; fa tool+joghrafiai
  طول+جغرافيايي
manufacturer: vi nha+san+xuat hang+san+xuat; ms pengeluar+peranti; ar alsharika+almusanniaa
medication: lv zales+nosaukums; vi thuoc+men don+thuoc ten+thuoc; tl gamot+ngalan; sw dawa+jina; id nama+obat
member: hr clan+kluba; sl clan+drustva; he חבר+מועדון; ca soci+numero
memory: uk pamyat+mb; et malu+mb; vi bo+nho
menstruation: el περιοδος+γυναικα
merchant: uk prodavets+nazva; vi nguoi+ban cua+hang+ban; he beit+esek בית+עסק
message: lv zina+teksts; vi noi+dung+tin
mileage: sl prevozeni+kilometri; vi so+km+da+di; sw maili+zilizosafiriwa; ar masafa+maqtua عداد+مسافات; da
  korte+kilometer
minutes: hr minute+ukupno; lt minutes+kiekis; lv minutes+kopa; ro minute+total; vi so+phut
mode: hr nacin+rada; sl nacin+delovanja; ro modul+functionare; el leitourgia+klimatistikou; vi che+do; sw
  hali+ya+kazi; id mode+kerja
model: vi mau+may; sw muundo+wa+simu; ms model+peranti
mood: sw hali+ya+hisia; he matzav+ruach מצב+רוח; fa حال+روحي; ca estat+anim
motion: ar haraka+mustashir
name: sl ime+osebe; vi ten+hien+thi
network: vi mang+di+dong loai+mang
nickname: ru nik+imya; ms nama+panggilan; sw jina+la+utani; id nama+panggilan
note: ro nota+text; vi ghi+chu; tl tala+paalala
occupancy: vi co+nguoi; ms kehadiran+orang
open: vi dang+mo
operator: hr mrezni+operater; ms syarikat+telco; tl kompanya+ng+telepono; sw mtoa+huduma; id operator+seluler; fa
  operator+mobile; ca operador+mobil
order: vi don+hang; tl kautusan+bili; ar talab+raqm
os: bg operatsionna+sistema; sl operacijski+sistem; ro sistem+de+operare; vi he+dieu+hanh; sw mfumo+wa+uendeshaji
  mfumo+uendeshaji; tl sistemang+pamamahala; ar nizam+tashghil نظام+تشغيل; he maarechet+hafala מערכת+פעלה; fa
  sistem+amel سيستم+عامل; ca sistema+operatiu
owner: vi chu+so+huu chu+xe; tl may+ari; ar malik+sayara; fa malek+khodro
oxygen: vi nong+do+oxy
page: sl strani+naslov; lv lapa+adrese; vi trang+web
pain: uk bil+riven; ru bol+uroven; vi con+dau; ar alam+shadid
parent: et vanem+nimi; hu szulo+neve
passenger: hu utas+neve
password: lv parole+lietotajs; el kodikos+prosvasis κωδικος+προσβασης; tl hudyat+lihim; sw neno+la+siri; ar
  kalimat+murur kalimat+sirr كلمه+مرور كلمه+السر; fa ramz+obur رمز+عبور
patient: hu beteg+azonosito
payment: uk oplata+zamovlennya; ru oplata+zakaza; ro plata+comanda
percent: ar nisba+miawiya
phone: he telefon+nayad
phonenumber: hr broj+telefona; sl telefonska+stevilka; lt telefono+numeris; lv talrunis+numurs; ro numar+telefon; ms
  nombor+telefon; tl numero+ng+telepono; sw namba+ya+simu nambari+ya+simu; id nomor+telepon nomor+hp; ar raqm+jawwal
  رقم+هاتف رقم+جوال; he mispar+telefon; fa shomare+mobile shomare+telefon شماره+موبايل شماره+تلفن
photo: ar soora+shakhsiya; fa aks+profile; da billede+fil
place: sl kraj+obiska; ru mesto+nazvanie; et koht+nimi; el meros+episkepsis
plate: uk nomernyy+znak; bg registratsionen+nomer; hr registracija+vozila; cs registracni+znacka; lv valsts+numurs; vi
  bien+so; ms nombor+plat; sw namba+ya+gari; he luchit+rishui לוחית+רישוי
playback: cs prehravani+videa; ar tashghil+video
position: el thesi+video; vi vi+tri+phat; ms kedudukan+video; id posisi+putar
pregnancy: ro sarcina+saptamana; vi thai+ky; id usia+kehamilan; ar haml+usbu
price: lv cena+eur; et hind+eur; el timi+poliseos; vi gia+tien gia+ban; sw bei+bidhaa
product: vi mat+hang
profile: vi ho+so; ar malaf+shakhsi ملف+شخصي
program: fa barname+tv
pulse: hr otkucaji+srca; sl srcni+utrip; ca pols+cardiac
query: vi tu+khoa; tl susing+salita; sw neno+la+utafutaji; ar kalimat+bahth كلمه+بحث; he milat+chipus מילת+חיפוש; fa
  ebarat+jostojoo عبارت+جستجو; ca consulta+cerca
range: bg probeg+ostavasht; ru zapas+hoda
read: vi da+doc
recipe: hr recept+jelo; ru recept+blyuda; lt receptas+patiekalas; lv ediena+recepte
region: sk kraj+okres; el nomos+perioxi
resolution: uk rozdilna+zdatnist; el analysi+othonis; vi do+phan+giai; sw ubora+wa+skrini; ar diqqat+shasha
room: et tuba+nimi; ro camera+temperatura; vi phong+ngu+tt
roomtemperature: sl sobna+temperatura; hr sobna+temperatura; sk izbova+teplota; cs pokojova+teplota; pl
  temperatura+pokojowa; ru komnatnaya+temperatura; lt kambario+temperatura; lv istabas+temperatura; ro
  temperatura+camera; el thermokrasia+domatiou; vi nhiet+do+phong; ms suhu+bilik; id suhu+ruangan; sw joto+la+chumba;
  tr oda+sicakligi; it temperatura+stanza; es temperatura+interior; ko silnae+ondo
scanned: vi da+quet; fa eskan+shode
screen: fa safhe+namayesh صفحه+نمايش
search: ca cerca+text
seconds: vi so+giay; ms saat+tonton
sensor: vi cam+bien
serial: vi so+seri; sw namba+ya+siri
series: vi phim+bo; ms siri+tv; ca serie+tv
session: vi phien+lam+viec; sw kipindi+cha+mtumiaji; he moshav+mishtamesh
setpoint: uk tsilova+temperatura; bg zadadena+temperatura; hr zadana+temperatura ciljna+temperatura; sk
  pozadovana+teplota; sl zelena+temperatura; ru tselevaya+temperatura zadannaya+temperatura; lt nustatyta+temperatura;
  lv iestatita+temperatura; hu beallitott+homerseklet; ro temperatura+setata temperatura+tinta; el
  epithymiti+thermokrasia; vi nhiet+do+cai+dat; ms suhu+sasaran suhu+tetapan; sw halijoto+lengwa; id suhu+target
  suhu+diatur; da onsket+temperatur; ca temperatura+consigna; nb onsket+temperatur; sv onskad+temperatur; nl
  ingestelde+temperatuur; ja settei+ondo 設定+温度; ko seoljeong+ondo; es temperatura+objetivo temperatura+deseada; it
  temperatura+impostata; pt temperatura+alvo; tr ayar+sicakligi; fr temperature+cible
share: sl deli+objavo; et jaga+postitus; vi chia+se; fa eshterak+gozari اشتراك+گذاري
skipped: et vahele+jaetud; ro sarit+peste; vi bo+qua; fa rad+shode; da sprunget+over
sleep: uk son+khvylyn; bg san+minuti; ru son+minut; vi thoi+gian+ngu; ms waktu+tidur; id durasi+tidur; fa
  khab+daghighe; ca hores+son
smoke: ro fum+detectat; vi khoi+bao; sw moshi+wa+moto; fa dood+hesgar; ca fum+detectat
socket: bg kontakt+elektricheski
song: vi bai+hat
speed: vi toc+do; sw kasi+ya+gari
state: sw hali+kifaa; ar hala+jihaz; he matzav+machshir
station: vi tram+xe nha+ga
steps: uk kilkist+krokiv; hr broj+koraka; lv soli+diena solu+skaits; et sammude+arv; ro pasi+zi numar+pasi; vi
  so+buoc; ms langkah+harian bilangan+langkah; sw hatua+idadi; id jumlah+langkah; ar adad+khatawat عدد+خطوات; he
  מספר+צעדים; fa tedad+gam تعداد+قدم; da antal+skridt; nb antall+skritt; ca passes+dia nombre+passes; sv antal+steg
storage: vi luu+tru; fa fazaye+zakhire
street: vi ten+duong; ms nama+jalan
subscriber: id pelanggan+langganan; ms pelanggan+talian
surname: vi ho+dem; sw jina+la+ukoo jina+la+familia; ar ism+aila laqab+aila اسم+عائله; he shem+mishpacha שם+משפחה; fa
  nam+khanevadegi نام+خانوادگي
temperature: ar daraja+harara درجه+حراره
testresult: bg rezultat+ot+test; sk vysledok+testu; lv testa+rezultats; vi ket+qua+xet+nghiem; ms keputusan+ujian; tl
  resulta+ng+pagsusuri; sw matokeo+ya+kipimo; ar natijat+fahs نتيجه+فحص; he totzaat+bdika תוצאת+בדיקה; fa
  natije+azmayesh; ca resultat+prova
text: vi van+ban; ar nass+risala; he tekst+hodaa
ticket: hr karta+za; sr карта+за; vi ve+tau ve+xe; he kartis+nesia; ca entrada+esdeveniment
time: sl cas+dogodka; el ora+symvantos; ms masa+kejadian; tl oras+ng+pangyayari
timezone: uk chasovyy+poyas; bg chasova+zona; sl casovni+pas; lv laika+josla; el ζωνη+ωρας; vi mui+gio; ms zon+masa;
  sw ukanda+wa+saa ukanda+saa; tl sona+ng+oras; ar mintaqa+zamaniya منطقه+زمنيه; he ezor+zman אזור+זמן; fa
  mantaghe+zamani منطقه+زماني; ca fus+horari
title: hr naslov+stranice; sl naslov+strani; hu cime+oldal; vi tieu+de; sw kichwa+cha+habari; ar onwan+safha; fa
  عنوان+صفحه
training: vi bai+tap
type: uk typ+podii; bg tip+sabitie; hr tip+dogadjaja; vi loai+su+kien; ms jenis+acara; sw aina+ya; id jenis+acara
typed: lt ivesta+reiksme; vi da+nhap
uptime: uk chas+roboty; bg vreme+na+rabota; ru vremya+raboty; cs doba+behu; pl czas+pracy; vi thoi+gian+hoat+dong; ms
  masa+hidup; id waktu+aktif
username: sk uzivatelske+meno prihlasovacie+meno; lt naudotojo+vardas; el onoma+christi ονομα+χρηστη; vi ten+dang+nhap
  ten+nguoi+dung ten+tai+khoan; tl pangalan+ng+gumagamit; sw jina+la+mtumiaji; ar ism+mustakhdim ism+almustakhdim
  اسم+مستخدم; he shem+mishtamesh שם+משתמש; fa nam+karbari نام+كاربري; fi kayttaja+nimi; ca nom+usuari
vacuum: vi may+hut+bui
vehicle: bg prevozno+sredstvo; vi xe+may bien+xe
video: vi doan+phim
visited: vi da+ghe
visitor: vi khach+tham
voice: da stemme+optagelse
volume: bg sila+na+zvuka; el entasi+ichou; sw sauti+kiwango; ar mustawa+sawt; he otzma+kol; fa boland+goo
watched: vi da+xem thoi+gian+xem
weight: hr masa+tijela; sl telesna+teza; ru ves+tela; ca pes+corporal
width: el platos+othonis; ar ard+shasha; fa arz+safhe
window: lv logs+istaba; vi cua+so
zip: uk poshtovyy+indeks; bg poshtenski+kod; sk smerovacie+cislo; sl postna+stevilka; lv pasta+indekss; el
  tachydromikos+kodikas ταχυδρομικος+κωδικας; vi ma+buu+chinh; tl kodigo+postal; sw msimbo+wa+posta; ar ramz+baridi
  رمز+بريدي; fa kod+posti كد+پستي; ca codi+postal
"""
