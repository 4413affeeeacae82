"""What other languages say in two words or more where we say one, for `auditor.rules.words`.

The entries are written as in `auditor.rules.tongues_of_people`, with a plus between words: a name says the same
whether its words are written together or apart.
"""

from __future__ import annotations

PHRASES = """
accelerometer: vi gia+toc
account: lv lietotaja+konts; hu felhasznaloi+fiok; ro cont+utilizator; th banchi+phuchai; fa hesab+karbari حساب+كاربري;
  ca compte+usuari
action: el energeia+christi; vi thao+tac
address: hu cim+teljes; vi dia+chi
age: hr dob+godine; vi tuoi+tac do+tuoi; ar omr+sanawat; nb alder+aar
aircon: hu klima+berendezes; tr klima+durumu; vi may+dieu+hoa; id pendingin+ruangan
alarm: sw kengele+ya+hatari
allergy: vi di+ung
amount: lv summa+eiro; vi so+tien; ms jumlah+bayaran; id jumlah+bayar nominal+transaksi; ca import+total
app: sw programu+simu
app_version: zh yingyong+banben; ru versiya+prilozheniya; uk versiya+dodatku; bg versia+prilozhenie; hr
  verzija+aplikacije; sl razlicica+aplikacije; sk verzia+aplikacie; cs verze+aplikace; pl wersja+aplikacji; hu
  alkalmazas+verzio; ro versiune+aplicatie; lt programos+versija programeles+versija; lv lietotnes+versija; et
  rakenduse+versioon; el ekdosi+efarmogis; fi sovelluksen+versio; tr uygulama+surumu; id versi+aplikasi; ms
  versi+aplikasi; vi phien+ban+ung+dung phien+ban+app; ar isdar+tatbiq اصدار+تطبيق; he girsat+yisumon; fa
  noskhe+barname; sw toleo+programu; tl bersyon+ng+app; es version+aplicacion; fr version+application; it
  versione+applicazione; pt versao+aplicativo versao+aplicacao
applicant: fr candidature+par; pt candidato+vaga; pl kandydat+dane; nb soker+profil; vi ung+vien
apps: vi danh+sach+ung+dung; ms aplikasi+dipasang; sw programu+zilizosakinishwa; id daftar+aplikasi; fa برنامه+ها
armed: sl vkljucen+alarm
article: lv raksts+virsraksts; vi bai+viet bai+bao; ca article+llegit
artist: vi ca+si nghe+si; tl mang+aawit
athome: lv majas+cilveks; el spiti+parousia; vi o+nha; tl nasa+bahay; ar fi+almanzil في+منزل; fa dar+khane در+خانه; ca
  acasa+present
attachment: vi tep+dinh+kem; he קובץ+מצורף
battery: et aku+tase; vi dung+luong+pin
battery_level: vi muc+pin phan+tram+pin pin+con+lai; ms paras+bateri aras+bateri; sw kiwango+cha+betri; id
  level+baterai sisa+baterai; ja denchi+zanryo; fi akun+varaus; pl poziom+baterii stan+baterii; cs stav+baterie
  uroven+baterie; ru uroven+zaryada; uk riven+zaryadu; bg nivo+bateria; hr razina+baterije; sl stanje+baterije; hu
  toltottsegi+szint; ro nivel+baterie; lt baterijos+lygis; lv baterijas+limenis; tr sarj+seviyesi; es nivel+bateria; pt
  nivel+bateria; it livello+batteria; fr niveau+batterie; ar mustawa+battariya مستوي+بطاريه; fa satheh+batri
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
bloodpressure: uk arterialnyy+tysk tysk+krovi; el artiriaki+piesi αρτηριακη+πιεση; th khwam+dan; tl presyon+ng+dugo; sw
  shinikizo+la+damu shinikizo+damu; id tensi+darah; ar daght+dam daght+aldam ضغط+دم ضغط+الدم; he lachatz+dam לחץ+דם; fa
  feshar+khoon feshar+khun فشار+خون; ca pressio+arterial pressio+sanguinia
bodyheight: hr visina+tijela; sl telesna+visina; et pikkus+cm; ro inaltime+cm; el ypsos+soma; ms ketinggian+badan; sw
  urefu+mwili; ar tool+jism; he gova+adam; fa ghad+cm; da hojde+cm
book: ro carte+titlu; vi cuon+sach; he sefer+sifria
brand: vi nhan+hieu; sw chapa+ya+simu; ar alama+tijariya علامه+تجاريه
button: vi nut+bam nut+nhan
buyer: hr kupac+podaci; tr alici+bilgi; vi nguoi+mua; zh maijia+mai
calls: vi cuoc+goi; ms panggilan+telefon; sw simu+zilizopigwa; id riwayat+panggilan; he sichot+telefon
calories: vi ca+lo calo+tieu+thu; sw kalori+zilizochomwa; ar saarat+harariya
camera: vi may+anh
card: vi the+ngan+hang; ms kad+bank kad+kredit; id kartu+kredit; he kartis+ashrai כרטיס+אשראי; fa kart+banki
card_number: vi so+the; ar raqm+bitaqa
cardlast4: tr kart+son4 son4+hane kartin+son4; de karte+letzte4; es tarjeta+ultimos4 ultimos+digitos; fr
  carte+derniers4 derniers+chiffres; it carta+ultime4 ultime+cifre; pt cartao+ultimos4 cartao+final; nl kaart+laatste4;
  pl karta+ostatnie4; ru posledniye+tsifry karta+posledniye4; cs karta+posledni4; sv kort+sista4; nb kort+siste4; da
  kort+sidste4; fi kortti+viimeiset4; hu kartya+utolso4; id kartu+4+akhir; vi 4+so+cuoi
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
columns: vi cot+du+lieu
comment: tl puna+komento; fa nazar+matn
comments: nl reacties+lijst
contacts: vi danh+ba lien+he; tl talaan+ng+kontak; sw anwani+za+simu; id daftar+kontak; ar jihat+ittisal جهات+اتصال; he
  anshei+kesher אנשי+קשר
cooling: vi dieu+hoa may+lanh; ms penghawa+dingin
cores: cs jadra+cpu; sk jadra+cpu; id inti+cpu; vi so+nhan
cough: et koha+sumptom; vi trieu+ho; th ไอ+แห้ง; tl ubo+sintomas; ca tos+seca
country: ro tara+rezidenta; el chora+diamonis; he eretz+megurim
currency: sk mena+platby; vi tien+te; fa arz+vahed واحد+پول
customer: sl stranka+id; ar amil+raqm
date: lt diena+data; vi ngay+thang; ca data+esdeveniment
device: tl kagamitan+elektroniko
device_id: el anagnoristiko+syskevis; hu keszulek+azonosito eszkoz+azonosito; lt irenginio+id; lv ierices+id; et
  seadme+id; hr id+uredaja; sl id+naprave; sk id+zariadenia; cs id+zarizeni; pl id+urzadzenia; ro id+dispozitiv; ru
  id+ustroystva; uk id+prystroyu; bg id+ustroystvo; fi laite+tunnus laite+id; vi ma+thiet+bi; id id+perangkat; ms
  id+peranti; sw kitambulisho+cha+kifaa; tr cihaz+kimligi; ar muarrif+jihaz معرف+جهاز; he mezahe+machshir; fa
  shenase+dastgah شناسه+دستگاه
diagnosis: ms diagnosis+doktor; sw utambuzi+ugonjwa
disease: bg bolest+vid; hr bolesti+popis; lt liga+pavadinimas; ro boli+cronice; vi benh+ly can+benh; ar marad+muzmin
doctor: vi bac+si
door: et uks+valisuks; tl pinto+bahay
doorbell: lv zvans+pie
doors: da dore+aaben
download: el lipsi+archeiou; ms muat+turun
driver: vi tai+xe lai+xe
duration: sk dlzka+trvania; sw muda+wa+kutazama
durationseconds: hu idotartam+mp hossz+mp; es duracion+seg; pt duracao+seg; ru dlitelnost+sek; pl czas+sek
email: uk elektronna+poshta; bg elektronna+poshta; hr elektronicka+posta; sk emailova+adresa; sl elektronski+naslov; lt
  elektroninis+pastas; lv epasta+adrese; el ilektroniki+diefthinsi; vi thu+dien+tu; sw barua+pepe; ar barid+elektroni
  بريد+كتروني بريد+الكتروني; he doar+elektroni דואר+אלקטרוני; ca correu+electronic
employee: vi nhan+vien
energy: he energia+shimush; ca energia+consum
episode: et osa+number; sw sehemu+ya+filamu; he perek+sidra
event: vi su+kien
events: vi danh+sach+su+kien
farmer: de bauer+hof; nl boer+bedrijf; nb bonde+gard; vi nong+dan
favourite: lt i+megstamus; lv izlase+pievienots; ro favorite+produse; fa علاقه+مندي
fever: hr temperatura+tijela; hu laz+fok; vi sot+cao; sw homa+kali; he חום+גוף
film: vi phim+le bo+phim; he seret+kolnoa; ca pel+licula
fingerprint: vi van+tay; ms cap+jari; sw alama+za+vidole; id sidik+jari
firstname: uk imya+persh; bg sobstveno+ime; hr osobno+ime; lt vardas+pirmas; el onoma+mikro; tl pangalan+una
  unang+pangalan; sw jina+la+kwanza; id nama+depan; ar alism+alawwal ism+awwal اسم+اول; he shem+prati שם+פרטי; fa
  name+kuchak
follow: ms ikut+pengguna; fa donbal+kardan دنبال+كردن
free: sl prosto+mb; ro liber+mb; el eleftheri+mnimi; da ledig+plads; nb ledig+plass; sv ledigt+utrymme; tr bos+alan
free_memory: uk vilna+pamyat; ru svobodnaya+pamyat; fi vapaa+muisti muisti+vapaana; pl wolna+pamiec; cs volna+pamet; sk
  volna+pamat; hr slobodna+memorija; sl prost+pomnilnik; hu szabad+ram; ro memorie+libera; lt laisva+atmintis; lv
  briva+atmina; et vaba+malu; tr bos+bellek; id memori+tersisa memori+bebas; vi bo+nho+trong; sv ledigt+minne; nb
  ledig+minne; da ledig+hukommelse; es memoria+libre memoria+disponible; pt memoria+livre; it memoria+libera; fr
  memoire+libre; nl vrij+geheugen
free_storage: ru svobodnoe+mesto; uk vilne+mistse; pl wolne+miejsce; cs volne+misto; hu szabad+tarhely; tr bos+alan+gb;
  id penyimpanan+tersisa; vi bo+nho+trong+gb; es espacio+libre; pt espaco+livre; it spazio+libero; fr espace+libre; fi
  vapaa+tila; sv ledigt+utrymme+gb
friend: hu barat+neve; vi ban+be; fa doost+nam
fuel: vi muc+xang; sw mafuta+ya+gari
fullname: bg ime+familia imena+klient трите+имена; hr puno+ime; sk meno+priezvisko; sl ime+priimek polno+ime; cs
  jmeno+prijmeni jmeno+a+prijmeni; lt pilnas+vardas; lv vards+uzvards; vi ho+ten ho+va+ten ten+day+du; th ชื่อ+นามสกุล;
  tl buong+pangalan buong+ngalan; sw jina+kamili jina+lako; ar alism+kamil ism+kamil اسم+كامل; he shem+male שם+מלא; fa
  nam+kamel نام+كامل; da fuldt+navn; hu teljes+neve; pl pelna+nazwa+osoby
gender: uk stat+osoby; sl spol+osebe; et sugu+isik; ro genul+persoanei; th phet+phuchai; ar jins+shakhs; he
  min+mishtamesh
headache: vi dau+dau; tl sakit+ng+ulo; sw maumivu+kichwa; he keev+rosh כאב+ראש; ca mal+cap
heartrate: uk chastota+pulsu; bg serdechen+ritam sardechen+ritam; sk srdcovy+tep; cs tepova+frekvence; et
  sudame+loogisagedus; el kardiakos+rythmos; ms kadar+jantung denyutan+jantung degupan+jantung; tl tibok+ng+puso; sw
  mapigo+ya+moyo; id denyut+jantung; ar nabd+qalb nabd+alqalb darabat+alqalb نبض+قلب ضربات+قلب; he ktzev+lev קצב+לב; fa
  zarban+ghalb ضربان+قلب; ca ritme+cardiac
height: sk vyska+obrazovky; el ypsos+othonis; ms tinggi+skrin; sw kimo+skrini; vi chieu+cao+man+hinh; id tinggi+layar;
  he gova+masach
history: lt narsymo+istorija; el istoriko+periigisis; vi lich+su; ms sejarah+carian; sw historia+ya; ar sijill+tasaffuh
  سجل+تصفح; he historia+glisha
house: ru dom+sostoyanie; lt namas+busena
humidity: vi do+am
id: et tunnus+nr; vi ma+dinh+danh
incognito: hr anonimno+pregledavanje; sk anonymny+rezim; sl zasebno+brskanje; lv privats+rezims privatais+rezims; lt
  privatus+narsymas; hu privat+bongeszes; ro navigare+privata; el anonymi+periigisi; sw hali+fiche; id mode+penyamaran;
  ar tasaffuh+khafi تصفح+خفي; he glisha+beseter גלישה+בסתר
install: vi cai+dat+id ma+cai+dat; fa nasb+shenase
install_id: ru id+ustanovki; uk instalyatsiya+id; pl id+instalacji; cs id+instalace; hu telepitesi+azonosito; hr
  id+instalacije
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
listener: hu hallgato+profil; vi nguoi+nghe
livingroom: hr dnevni+boravak; lt svetaine+kambarys; lv dzivojama+istaba; tl sala+bahay; ar ghurfat+maisha غرفه+معيشه;
  he salon+babayit
localip: es ip+privada; fr ip+privee; it ip+privato; pt ip+privado; de interne+ip private+ip; pl prywatne+ip
  lokalne+ip; cs mistni+ip; ru lokalnyy+ip vnutrenniy+ip; uk lokalnyy+ip; bg lokalen+ip; hr lokalna+ip; tr yerel+ip
  ic+ip; hu helyi+ip belso+ip; vi ip+noi+bo; sv lokal+ip; fi paikallinen+ip; lt vietinis+ip; el topiki+ip
location: lt buvimo+vieta; vi vi+tri toa+do; fa makan+karbar
locked: vi da+khoa; fa ghofl+shode قفل+شده; ca tancat+clau
longitude: bg geografska+dalzhina; hr zemljopisna+duzina; sl zemljepisna+dolzina; lv geografiskais+garums; hu
  hosszusagi+fok; vi kinh+do; id garis+bujur; ar khatt+tul خط+طول; he kav+orech קו+אורך; fa tool+joghrafiai
  طول+جغرافيايي
manufacturer: vi nha+san+xuat hang+san+xuat; ms pengeluar+peranti; ar alsharika+almusanniaa
medication: lv zales+nosaukums; vi thuoc+men don+thuoc ten+thuoc; tl gamot+ngalan; sw dawa+jina; id nama+obat
member: hr clan+kluba; sl clan+drustva; he חבר+מועדון; ca soci+numero
memory: uk pamyat+mb; et malu+mb; vi bo+nho; ru operativnaya+pamyat; lv operativa+atmina; lt operatyvioji+atmintis; hu
  szabad+memoria
menstruation: el περιοδος+γυναικα
merchant: uk prodavets+nazva; vi nguoi+ban cua+hang+ban; he beit+esek בית+עסק
message: lv zina+teksts; vi noi+dung+tin
mileage: sl prevozeni+kilometri; vi so+km+da+di; sw maili+zilizosafiriwa; ar masafa+maqtua عداد+مسافات; da
  korte+kilometer km+stand; hu km+ora; pl stan+licznika; cs stav+tachometru; sk stav+tachometra; ru
  pokazaniya+odometra; es km+recorridos; pt km+rodados; fr km+parcourus; it km+percorsi; nb km+stand; nl km+stand; tr
  km+sayaci; de km+stand; lt odometro+rodmenys; hr stanje+kilometara
minutes: hr minute+ukupno; lt minutes+kiekis; lv minutes+kopa; ro minute+total; vi so+phut
mode: hr nacin+rada; sl nacin+delovanja; ro modul+functionare; el leitourgia+klimatistikou; vi che+do; sw hali+ya+kazi;
  id mode+kerja
model: vi mau+may; sw muundo+wa+simu; ms model+peranti
mood: sw hali+ya+hisia; he matzav+ruach מצב+רוח; fa حال+روحي; ca estat+anim
motion: ar haraka+mustashir
mynumber: uk miy+nomer; ru moy+nomer moy+telefon; bg moyat+nomer; hr moj+broj; sk moje+cislo; cs moje+cislo; pl
  moj+numer moj+telefon; sl moja+stevilka; de meine+nummer eigene+nummer eigene+rufnummer; fr mon+numero; es mi+numero
  mi+telefono; it mio+numero; pt meu+numero; nl mijn+nummer; sv mitt+nummer eget+nummer; nb mitt+nummer; da mit+nummer;
  fi oma+numero; tr benim+numaram; id nomor+saya; ms nombor+saya; vi so+cua+toi; hu sajat+szam; ro numarul+meu; lt
  mano+numeris; lv mans+numurs; et minu+number; el arithmos+mou; sw namba+yangu; tl numero+ko
name: sl ime+osebe; vi ten+hien+thi
network: vi mang+di+dong loai+mang
network_type: hr vrsta+mreze; hu halozat+tipus; pl typ+sieci rodzaj+sieci; cs typ+site; sk typ+siete; ru tip+seti; uk
  typ+merezhi; bg tip+mrezha; ro tip+retea; lt tinklo+tipas; lv tikla+tips; et vorgu+tuup; el typos+diktyou; tr ag+turu
  ag+tipi; vi loai+ket+noi; id jenis+jaringan tipe+jaringan; ms jenis+rangkaian; ar naw+shabaka نوع+شبكه; he
  sug+reshet; fa noe+shabake
nickname: ru nik+imya; ms nama+panggilan; sw jina+la+utani; id nama+panggilan
note: ro nota+text; vi ghi+chu; tl tala+paalala
nurse: cs sestra+smena; vi y+ta dieu+duong; hu apolo+muszak; ro asistenta+medicala; he achot+mishmeret
occupancy: vi co+nguoi; ms kehadiran+orang
open: vi dang+mo
operator: hr mrezni+operater; ms syarikat+telco; tl kompanya+ng+telepono; sw mtoa+huduma; id operator+seluler; fa
  operator+mobile; ca operador+mobil
order: vi don+hang; tl kautusan+bili; ar talab+raqm
os: bg operatsionna+sistema; sl operacijski+sistem; ro sistem+de+operare; vi he+dieu+hanh; sw mfumo+wa+uendeshaji
  mfumo+uendeshaji; tl sistemang+pamamahala; ar nizam+tashghil نظام+تشغيل; he maarechet+hafala מערכת+פעלה; fa
  sistem+amel سيستم+عامل; ca sistema+operatiu
os_version: pl wersja+systemu; cs verze+systemu; sk verzia+systemu; hr verzija+sustava; sl razlicica+sistema; ru
  versiya+sistemy; uk versiya+systemy versiya+os; bg versia+os; hu rendszer+verzio; ro versiune+sistem; lt
  sistemos+versija; lv sistemas+versija; et susteemi+versioon; el ekdosi+leitourgikou; tr sistem+surumu; id versi+os
  versi+sistem; vi phien+ban+he+dieu+hanh; es version+sistema; fr version+systeme; it versione+sistema; pt
  versao+sistema
outgoing: it uscita+messaggi; id keluar+pesan
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
paymentamount: sl znesek+placila; hr iznos+placanja; sk suma+platby; cs castka+platby; pl kwota+platnosci; ru
  summa+platezha summa+oplaty; uk suma+oplaty; bg suma+plashtane; hu fizetett+osszeg; ro suma+platita; lt
  mokejimo+suma; lv maksajuma+summa; et makse+summa; el poso+pliromis; tr odeme+tutari; id jumlah+pembayaran; vi
  so+tien+thanh+toan; es importe+pagado monto+pagado; pt valor+pago; it importo+pagato; fr montant+paye; nl
  betaald+bedrag; sv betalt+belopp; nb betalt+belop; da betalt+belob; fi maksettu+summa; sw kiasi+kilicholipwa
percent: ar nisba+miawiya
phone: he telefon+nayad
phone_number: hr broj+telefona; sl telefonska+stevilka; lt telefono+numeris; lv talrunis+numurs; ro numar+telefon; ms
  nombor+telefon; tl numero+ng+telepono; sw namba+ya+simu nambari+ya+simu; id nomor+telepon nomor+hp; ar raqm+jawwal
  رقم+هاتف رقم+جوال; he mispar+telefon; fa shomare+mobile shomare+telefon شماره+موبايل شماره+تلفن
photo: ar soora+shakhsiya; fa aks+profile; da billede+fil
place: sl kraj+obiska; ru mesto+nazvanie; et koht+nimi; el meros+episkepsis
plate: uk nomernyy+znak; bg registratsionen+nomer; hr registracija+vozila; cs registracni+znacka; lv valsts+numurs; vi
  bien+so; ms nombor+plat; sw namba+ya+gari; he luchit+rishui לוחית+רישוי
playback: cs prehravani+videa; ar tashghil+video
player: vi nguoi+choi
position: el thesi+video; vi vi+tri+phat; ms kedudukan+video; id posisi+putar
post: pl post+tresc; vi bai+dang; lt irasas+naujienos
pregnancy: ro sarcina+saptamana; vi thai+ky; id usia+kehamilan; ar haml+usbu
product: vi mat+hang
profile: vi ho+so; ar malaf+shakhsi ملف+شخصي
program: fa barname+tv
publicip: es ip+publica ip+externa; fr ip+publique ip+externe; it ip+pubblico ip+esterno; pt ip+publico ip+externo; de
  oeffentliche+ip externe+ip; pl publiczne+ip zewnetrzne+ip ip+publiczny ip+zewnetrzny; cs verejna+ip; ru vneshniy+ip
  publichnyy+ip; uk zovnishniy+ip; bg vanshen+ip publichen+ip; hr javna+ip vanjska+ip; sk verejna+ip; sl javni+ip; tr
  dis+ip genel+ip; hu kulso+ip publikus+ip; ro ip+extern; id ip+publik; ms ip+awam; vi ip+cong+khai; sv publik+ip
  extern+ip; nb offentlig+ip; da offentlig+ip; fi julkinen+ip; nl publieke+ip extern+ipadres; lt viesas+ip; lv
  publiska+ip; et avalik+ip; el dimosia+ip; ja guroobaru+ip
pulse: hr otkucaji+srca; sl srcni+utrip; ca pols+cardiac
query: vi tu+khoa; tl susing+salita; sw neno+la+utafutaji; ar kalimat+bahth كلمه+بحث; he milat+chipus מילת+חיפוש; fa
  ebarat+jostojoo عبارت+جستجو; ca consulta+cerca
range: bg probeg+ostavasht; ru zapas+hoda
read: vi da+doc
read_time: hu olvasasi+ido; fr temps+lecture; es tiempo+lectura; it tempo+lettura; pt tempo+leitura; pl czas+czytania;
  cs doba+cteni; tr okuma+suresi; ru vremya+chteniya; id waktu+baca; vi thoi+gian+doc; lt skaitymo+laikas; lv
  lasisanas+laiks; hr vrijeme+citanja; ro timp+citire; el chronos+anagnosis
reader: vi doc+gia; he kore+sefer; fa khanande+ketab
readseconds: hu olvasasi+ido+mp; tr okuma+sn; ru vremya+chteniya+sek
recipe: hr recept+jelo; ru recept+blyuda; lt receptas+patiekalas; lv ediena+recepte
recording: it registrazione+vocale; hr snimka+glas; tr kayit+ses; ru zapis+golosa; vi ban+ghi+am; lt garso+irasas; lv
  skanas+ieraksts; ar tasjil+sawti
region: sk kraj+okres; el nomos+perioxi
renter: nb leier+profil
resident: hu lako+adatok; vi cu+dan
resolution: uk rozdilna+zdatnist; el analysi+othonis; vi do+phan+giai; sw ubora+wa+skrini; ar diqqat+shasha
rider: tr surucu+bilgi
room: et tuba+nimi; ro camera+temperatura; vi phong+ngu+tt
roomtemperature: sl sobna+temperatura; hr sobna+temperatura; sk izbova+teplota; cs pokojova+teplota; pl
  temperatura+pokojowa; ru komnatnaya+temperatura; lt kambario+temperatura; lv istabas+temperatura; ro
  temperatura+camera; el thermokrasia+domatiou; vi nhiet+do+phong; ms suhu+bilik; id suhu+ruangan; sw joto+la+chumba;
  tr oda+sicakligi; it temperatura+stanza; es temperatura+interior; ko silnae+ondo
rooted: ms di+root; id di+root; es con+root; pt com+root; fr est+roote; it con+root; tr root+erisimi; vi da+root
rows: et read+tabel
scanned: vi da+quet; fa eskan+shode
screen: fa safhe+namayesh صفحه+نمايش
screen_height: hu kepernyo+magassag; pl wysokosc+ekranu; ru vysota+ekrana; uk vysota+ekranu; tr ekran+yuksekligi; es
  alto+pantalla; fr hauteur+ecran; it altezza+schermo; pt altura+tela; id tinggi+layar+px; ro inaltime+ecran; fi
  naytto+korkeus
screen_resolution: hr razlucivost+zaslona; pl rozdzielczosc+ekranu; cs rozliseni+obrazovky; sk rozlisenie+obrazovky; ru
  razreshenie+ekrana; uk rozdilnist+ekranu; tr ekran+cozunurlugu; es resolucion+pantalla; fr resolution+ecran; it
  risoluzione+schermo; pt resolucao+tela; vi do+phan+giai+man+hinh; id resolusi+layar; ro rezolutie+ecran; lt
  ekrano+raiska; lv ekrana+izskirtspeja; et ekraani+eraldusvoime; fi nayton+tarkkuus; ar diqqat+alshasha دقه+شاشه; he
  rezolutziat+masach
screen_width: pl szerokosc+ekranu; cs sirka+obrazovky; ru shirina+ekrana; uk shyryna+ekranu; tr ekran+genisligi; es
  ancho+pantalla; fr largeur+ecran; it larghezza+schermo; pt largura+tela; vi chieu+rong+man+hinh; id lebar+layar; ro
  latime+ecran; fi naytto+leveys
scroll_depth: hu gorgetes+szazalek gorgetesi+melyseg; fr profondeur+defilement; es profundidad+desplazamiento; it
  profondita+scorrimento; pt profundidade+rolagem; pl glebokosc+przewijania; cs hloubka+scrollovani; fi
  vieritys+syvyys; ru glubina+prokrutki; id kedalaman+gulir
search: ca cerca+text
search_query: el oros+anazitisis; lv meklesanas+vaicajums; lt paieskos+uzklausa; et otsingu+sona; hu
  keresett+kifejezes; ro termen+cautare; hr pojam+pretrage; sl iskalni+niz; sk hladany+vyraz; cs hledany+vyraz; uk
  poshukovyy+zapyt; bg tarsena+duma; ru poiskovyy+zapros; tr arama+terimi; vi tu+khoa+tim+kiem; id kata+pencarian; ar
  kalimat+albahth; es termino+busqueda palabra+buscada; pt termo+pesquisa; it termine+ricerca
seconds: vi so+giay; ms saat+tonton
sensor: vi cam+bien
serial: vi so+seri; sw namba+ya+siri
serialnumber: id no+seri; ms no+siri; pl numer+seryjny; sl serijska+stevilka; el seiriakos+arithmos
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
steps: uk kilkist+krokiv; hr broj+koraka; lv soli+diena solu+skaits; et sammude+arv; ro pasi+zi numar+pasi; vi so+buoc;
  ms langkah+harian bilangan+langkah; sw hatua+idadi; id jumlah+langkah; ar adad+khatawat عدد+خطوات; he מספר+צעדים; fa
  tedad+gam تعداد+قدم; da antal+skridt; nb antall+skritt; ca passes+dia nombre+passes; sv antal+steg
storage: vi luu+tru; fa fazaye+zakhire
street: vi ten+duong; ms nama+jalan
student: cs zak+trida; vi sinh+vien; tl mag+aaral
subscriber: id pelanggan+langganan; ms pelanggan+talian
surname: vi ho+dem; sw jina+la+ukoo jina+la+familia; ar ism+aila laqab+aila اسم+عائله; he shem+mishpacha שם+משפחה; fa
  nam+khanevadegi نام+خانوادگي
target: es destinatario+accion; pl cel+akcji; tr hedef+id; vi muc+tieu; fi kohde+id
technician: es tecnico+campo tecnico+id; cs technik+vyjezd; vi ky+thuat+vien; ru tehnik+servis
temperature: ar daraja+harara درجه+حراره
testresult: bg rezultat+ot+test; sk vysledok+testu; lv testa+rezultats; vi ket+qua+xet+nghiem; ms keputusan+ujian; tl
  resulta+ng+pagsusuri; sw matokeo+ya+kipimo; ar natijat+fahs نتيجه+فحص; he totzaat+bdika תוצאת+בדיקה; fa
  natije+azmayesh; ca resultat+prova
text: vi van+ban; ar nass+risala; he tekst+hodaa
ticket: hr karta+za; sr карта+за; vi ve+tau ve+xe; he kartis+nesia; ca entrada+esdeveniment
time: sl cas+dogodka; el ora+symvantos; ms masa+kejadian; tl oras+ng+pangyayari
time_on_page: fr temps+passe+page; es tiempo+en+pagina tiempo+pagina; it tempo+sulla+pagina; pt tempo+na+pagina; pl
  czas+na+stronie; cs cas+na+strance; sv tid+pa+sidan; nb tid+pa+siden; da tid+pa+siden; fi aika+sivulla; tr
  sayfada+kalma sayfa+suresi; ru vremya+na+stranice; nl tijd+op+pagina; id waktu+di+halaman; vi thoi+gian+tren+trang;
  hu oldalon+toltott+ido; ro timp+pagina timp+pe+pagina; hr vrijeme+na+stranici
time_on_screen: es tiempo+pantalla duracion+pantalla; fr temps+ecran; it tempo+schermo; pt tempo+tela; pl
  czas+na+ekranie; cs cas+na+obrazovce; tr ekranda+kalma; ru vremya+na+ekrane; ro timp+ecran; id waktu+di+layar; hu
  kepernyon+toltott
timezone: uk chasovyy+poyas; bg chasova+zona; sl casovni+pas; lv laika+josla; el ζωνη+ωρας; vi mui+gio; ms zon+masa; sw
  ukanda+wa+saa ukanda+saa; tl sona+ng+oras; ar mintaqa+zamaniya منطقه+زمنيه; he ezor+zman אזור+זמן; fa mantaghe+zamani
  منطقه+زماني; ca fus+horari
title: hr naslov+stranice; sl naslov+strani; hu cime+oldal; vi tieu+de; sw kichwa+cha+habari; ar onwan+safha; fa
  عنوان+صفحه
training: vi bai+tap
traveller: vi du+khach
type: uk typ+podii; bg tip+sabitie; hr tip+dogadjaja; vi loai+su+kien; ms jenis+acara; sw aina+ya; id jenis+acara
typed: lt ivesta+reiksme; vi da+nhap
unit: it unita+misura; sl enota+mere; ro unitate+masura; lt matavimo+vienetas; vi don+vi
uptime: uk chas+roboty; bg vreme+na+rabota; ru vremya+raboty; cs doba+behu; pl czas+pracy; vi thoi+gian+hoat+dong; ms
  masa+hidup; id waktu+aktif
username: sk uzivatelske+meno prihlasovacie+meno; lt naudotojo+vardas; el onoma+christi ονομα+χρηστη; vi ten+dang+nhap
  ten+nguoi+dung ten+tai+khoan; tl pangalan+ng+gumagamit; sw jina+la+mtumiaji; ar ism+mustakhdim ism+almustakhdim
  اسم+مستخدم; he shem+mishtamesh שם+משתמש; fa nam+karbari نام+كاربري; fi kayttaja+nimi; ca nom+usuari
vacuum: vi may+hut+bui
vehicle: bg prevozno+sredstvo; vi xe+may bien+xe
video: vi doan+phim
viewer: pl widz+profil; hu nezo+profil; nb seer+profil; da seer+profil; vi nguoi+xem
visited: vi da+ghe
visitor: vi khach+tham
voice: da stemme+optagelse
volume: bg sila+na+zvuka; el entasi+ichou; sw sauti+kiwango; ar mustawa+sawt; he otzma+kol; fa boland+goo
watched: vi da+xem thoi+gian+xem
watchedseconds: tr izleme+sn izlenen+sn izlenme+sn; hu nezett+mp megtekintett+mp; de gesehen+sek; es visto+seg
  segundos+vistos; pt visto+seg segundos+assistidos; it secondi+visti; fr secondes+vues; ru prosmotreno+sek; pl
  obejrzane+sek; id detik+ditonton; vi giay+da+xem
weight: hr masa+tijela; sl telesna+teza; ru ves+tela; ca pes+corporal
width: el platos+othonis; ar ard+shasha; fa arz+safhe
window: lv logs+istaba; vi cua+so
zip: uk poshtovyy+indeks; bg poshtenski+kod; sk smerovacie+cislo; sl postna+stevilka; lv pasta+indekss; el
  tachydromikos+kodikas ταχυδρομικος+κωδικας; vi ma+buu+chinh; tl kodigo+postal; sw msimbo+wa+posta; ar ramz+baridi
  رمز+بريدي; fa kod+posti كد+پستي; ca codi+postal
"""
