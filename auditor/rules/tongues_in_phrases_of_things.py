"""What other languages say of things in two words or more where we say one or two, for `auditor.rules.words`.

The entries are written as in `auditor.rules.tongues_in_phrases_of_people`; two words of ours stand with an underscore.
"""

from __future__ import annotations

PHRASES_OF_THINGS = """
accelerometer: vi gia+toc
action: el energeia+christi; vi thao+tac
aircon: hu klima+berendezes; tr klima+durumu; vi may+dieu+hoa; id pendingin+ruangan
alarm: sw kengele+ya+hatari
amount: lv summa+eiro; vi so+tien; ms jumlah+bayaran; id jumlah+bayar nominal+transaksi; ca import+total
app: sw programu+simu
app_version: zh yingyong+banben; ru versiya+prilozheniya; uk versiya+dodatku; bg versia+prilozhenie; hr
  verzija+aplikacije; sl razlicica+aplikacije; sk verzia+aplikacie; cs verze+aplikace; pl wersja+aplikacji; hu
  alkalmazas+verzio; ro versiune+aplicatie; lt programos+versija programeles+versija; lv lietotnes+versija; et
  rakenduse+versioon; el ekdosi+efarmogis; fi sovelluksen+versio; tr uygulama+surumu; id versi+aplikasi; ms
  versi+aplikasi; vi phien+ban+ung+dung phien+ban+app; ar isdar+tatbiq اصدار+تطبيق; he girsat+yisumon; fa
  noskhe+barname; sw toleo+programu; tl bersyon+ng+app; es version+aplicacion; fr version+application; it
  versione+applicazione; pt versao+aplicativo versao+aplicacao
apps: vi danh+sach+ung+dung; ms aplikasi+dipasang; sw programu+zilizosakinishwa; id daftar+aplikasi; fa برنامه+ها
armed: sl vkljucen+alarm
article: lv raksts+virsraksts; vi bai+viet bai+bao; ca article+llegit
artist: vi ca+si nghe+si; tl mang+aawit
athome: lv majas+cilveks; el spiti+parousia; vi o+nha; tl nasa+bahay; ar fi+almanzil في+منزل; fa dar+khane در+خانه; ca
  acasa+present; ko jaetaek+yeobu
attachment: vi tep+dinh+kem; he קובץ+מצורף
battery: vi dung+luong+pin; et aku+laeng
battery_level: vi muc+pin phan+tram+pin pin+con+lai phan+tram+pin+con; ms paras+bateri aras+bateri; sw
  kiwango+cha+betri; id level+baterai sisa+baterai daya+tersisa; ja denchi+zanryo; fi akun+varaus; pl poziom+baterii
  stan+baterii procent+baterii; cs stav+baterie uroven+baterie nabiti+baterie; ru uroven+zaryada protsent+zaryada
  заряд+батареи уровень+заряда; uk riven+zaryadu заряд+батареї рівень+заряду; bg nivo+bateria ниво+на+батерията; hr
  razina+baterije; sl stanje+baterije; hu toltottsegi+szint; ro nivel+baterie; lt baterijos+lygis; lv
  baterijas+limenis; et aku+tase; el epipedo+mpatarias; tr sarj+seviyesi pil+yuzdesi sarj+yuzdesi; es nivel+bateria
  porcentaje+bateria carga+bateria; pt nivel+bateria porcentagem+bateria carga+bateria; it livello+batteria
  percentuale+batteria carica+residua; fr niveau+batterie pourcentage+batterie charge+batterie; ar mustawa+battariya
  مستوي+بطاريه nisbat+albattariya نسبه+بطاريه شحن+بطاريه; he ramat+solela רמת+סוללה אחוז+סוללה; fa satheh+batri
  درصد+باتري سطح+باتري
bedroom: ms bilik+tidur; tl silid+tulugan; sw chumba+cha+kulala; ar ghurfat+nawm غرفه+نوم; he chadar+sheina חדר+שינה;
  fa otagh+khab اتاق+خواب
book: ro carte+titlu; vi cuon+sach; he sefer+sifria
brand: vi nhan+hieu; sw chapa+ya+simu; ar alama+tijariya علامه+تجاريه
browsing_history: pl historia+przegladania historia+przegladarki; cs historie+prohlizeni historie+prohlizece; sk
  historia+prehliadania; es historial+navegacion; fr historique+navigation; it cronologia+navigazione; pt
  historico+navegacao; ru istoriya+prosmotra istoriya+brauzera; tr tarama+gecmisi tarayici+gecmisi; id
  riwayat+penelusuran riwayat+peramban; vi lich+su+duyet lich+su+duyet+web; hu bongeszesi+elozmenyek; ro
  istoric+navigare; hr povijest+pregledavanja; uk istoriya+perehlyadu; bg istoria+sarfirane; lv parlukosanas+vesture
camefrom: es viene+de vino+de procede+de pagina+origen; fr vient+de venu+de page+origine page+precedente; it viene+da
  proviene+da pagina+precedente; pt veio+de vindo+de pagina+anterior; de kommt+von kam+von vorherige+seite; pl
  poprzednia+strona; cs predchozi+stranka; sk predchadzajuca+stranka; ru predydushchaya+stranitsa; uk
  poperednya+storinka; bg predishna+stranitsa; hr prethodna+stranica; sl prejsnja+stran; hu elozo+oldal; ro
  pagina+anterioara; sv foregaende+sida; nb forrige+side; da forrige+side; fi edellinen+sivu; tr onceki+sayfa; nl
  vorige+pagina; id halaman+sebelumnya; vi trang+truoc; lt ankstesnis+puslapis; lv ieprieksejaa+lapa; et eelmine+leht;
  el proigoumeni+selida; ar صفحه+سابقه
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
columns: vi cot+du+lieu
comments: nl reacties+lijst
complaint: sl tezava+zdravje; vi khieu+nai
cooling: vi dieu+hoa may+lanh; ms penghawa+dingin
cores: cs jadra+cpu; sk jadra+cpu; id inti+cpu; vi so+nhan
currency: sk mena+platby; vi tien+te; fa arz+vahed واحد+پول
date: lt diena+data; vi ngay+thang; ca data+esdeveniment
device: tl kagamitan+elektroniko
device_id: el anagnoristiko+syskevis; hu keszulek+azonosito eszkoz+azonosito; lt irenginio+id; lv ierices+id; et
  seadme+id; hr id+uredaja; sl id+naprave; sk id+zariadenia; cs id+zarizeni; pl id+urzadzenia; ro id+dispozitiv; ru
  id+ustroystva; uk id+prystroyu; bg id+ustroystvo; fi laite+tunnus laite+id; vi ma+thiet+bi; id id+perangkat; ms
  id+peranti; sw kitambulisho+cha+kifaa; tr cihaz+kimligi; ar muarrif+jihaz معرف+جهاز; he mezahe+machshir; fa
  shenase+dastgah شناسه+دستگاه
device_model: vi dong+may model+may; id tipe+perangkat model+perangkat; es modelo+dispositivo modelo+equipo; tr
  cihaz+modeli; ru model+ustroystva; uk model+prystroyu; bg model+ustroystvo; hu eszkoz+tipus keszulek+tipus; ro
  model+dispozitiv; hr model+uredaja; sl model+naprave; sk model+zariadenia; cs model+zarizeni; pl model+urzadzenia; lt
  irenginio+modelis; lv ierices+modelis; et seadme+mudel; fi laite+malli; el montelo+syskevis; sw modeli+ya+kifaa; ar
  طراز+جهاز; fa مدل+دستگاه مدل+گوشي; he דגם+מכשיר
device_name: es nombre+dispositivo nombre+equipo; fr nom+appareil; it nome+dispositivo; pt nome+dispositivo
  nome+aparelho; pl nazwa+urzadzenia; cs nazev+zarizeni; sk nazov+zariadenia; ru imya+ustroystva nazvanie+ustroystva;
  uk nazva+prystroyu; hu keszulek+neve eszkoz+neve; ro nume+dispozitiv; tr cihaz+adi; id nama+perangkat; vi
  ten+thiet+bi ten+may; hr naziv+uredaja; sl ime+naprave; lt irenginio+pavadinimas; lv ierices+nosaukums; et
  seadme+nimi; fi laitteen+nimi; el onoma+syskevis; ar اسم+جهاز; he שם+מכשיר; fa نام+دستگاه; ms nama+peranti; sw
  jina+la+kifaa
door: et uks+valisuks; tl pinto+bahay
doorbell: lv zvans+pie
doors: da dore+aaben
download: el lipsi+archeiou; ms muat+turun
downloads: sl prenesene+datoteke; hr preuzete+datoteke
driver: vi tai+xe lai+xe
duration: sk dlzka+trvania; sw muda+wa+kutazama
duration_s: hu idotartam+mp hossz+mp; es duracion+seg; pt duracao+seg; ru dlitelnost+sek; pl czas+sek
element: hu elem+nev; vi phan+tu
energy: he energia+shimush; ca energia+consum
episode: et osa+number; sw sehemu+ya+filamu; he perek+sidra
event: vi su+kien
events: vi danh+sach+su+kien
film: vi phim+le bo+phim; he seret+kolnoa; ca pel+licula
fingerprint: vi van+tay; ms cap+jari; sw alama+za+vidole; id sidik+jari
free: sl prosto+mb; ro liber+mb; el eleftheri+mnimi; da ledig+plads; nb ledig+plass; sv ledigt+utrymme; tr bos+alan
free_memory: uk vilna+pamyat; ru svobodnaya+pamyat; fi vapaa+muisti muisti+vapaana; pl wolna+pamiec; cs volna+pamet; sk
  volna+pamat; hr slobodna+memorija; sl prost+pomnilnik; hu szabad+ram; ro memorie+libera; lt laisva+atmintis; lv
  briva+atmina; et vaba+malu; tr bos+bellek; id memori+tersisa memori+bebas; vi bo+nho+trong; sv ledigt+minne; nb
  ledig+minne; da ledig+hukommelse; es memoria+libre memoria+disponible; pt memoria+livre; it memoria+libera; fr
  memoire+libre; nl vrij+geheugen
free_memory_mb: fi muisti+vapaana+mt vapaa+muisti+mt
free_storage: ru svobodnoe+mesto; uk vilne+mistse; pl wolne+miejsce; cs volne+misto; hu szabad+tarhely; tr bos+alan+gb;
  id penyimpanan+tersisa; vi bo+nho+trong+gb; sv ledigt+utrymme+gb
free_storage_mb: fi levytila+vapaana+mt vapaa+levytila+mt
fuel: vi muc+xang; sw mafuta+ya+gari
fuel_level: fr niveau+carburant; es nivel+combustible nivel+gasolina; it livello+carburante; pt nivel+combustivel; pl
  poziom+paliwa; cs hladina+paliva stav+paliva; sk stav+paliva; hr razina+goriva; sl nivo+goriva; tr yakit+seviyesi; ru
  uroven+topliva; uk riven+palnoho; ro nivel+combustibil; id level+bensin; vi muc+nhien+lieu; lt kuro+lygis; lv
  degvielas+limenis; et kutuse+tase; bg nivo+gorivo
height: sk vyska+obrazovky; el ypsos+othonis; ms tinggi+skrin; sw kimo+skrini; vi chieu+cao+man+hinh; id tinggi+layar;
  he gova+masach
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
language: he safa+mamshak; es idioma+navegador; fr langue+navigateur
last_location: es ultima+ubicacion; fr derniere+position; it ultima+posizione; pt ultima+localizacao; de
  letzter+standort; pl ostatnia+lokalizacja; ru poslednee+mestopolozhenie; tr son+konum; id lokasi+terakhir; vi
  vi+tri+cuoi; hu utolso+hely; sv senaste+plats; fi viimeisin+sijainti
latitude: bg geografska+shirina; hr zemljopisna+sirina; sl zemljepisna+sirina; lv geografiskais+platums; hu
  szelessegi+fok; vi vi+do; id garis+lintang; ar khatt+ard خط+عرض دائره+عرض; he kav+rochav קו+רוחב; fa arz+joghrafiai
  عرض+جغرافيايي
level: vi cap+do
license_plate: de kfz+kennzeichen; fr plaque+immatriculation; es numero+placa placa+vehiculo; it targa+veicolo; pt
  placa+veiculo placa+carro; pl numer+rejestracyjny tablica+rejestracyjna; sk evidencne+cislo; hr registarska+oznaka;
  sl registrska+stevilka; tr plaka+no; ru gos+nomer; uk derzhavnyy+nomer; hu forgalmi+rendszam; ro numar+inmatriculare;
  id nomor+polisi; vi bien+so+xe; ms nombor+pendaftaran; lt valstybinis+numeris; lv registracijas+numurs; el
  arithmos+kykloforias
light: vi anh+sang bong+den den+phong; sw taa+ya+chumba
listened: vi da+nghe
livingroom: hr dnevni+boravak; lt svetaine+kambarys; lv dzivojama+istaba; tl sala+bahay; ar ghurfat+maisha غرفه+معيشه;
  he salon+babayit
localip: es ip+privada; fr ip+privee; it ip+privato; pt ip+privado; de interne+ip private+ip; pl prywatne+ip
  lokalne+ip; cs mistni+ip; ru lokalnyy+ip vnutrenniy+ip; uk lokalnyy+ip; bg lokalen+ip; hr lokalna+ip; tr yerel+ip
  ic+ip; hu helyi+ip belso+ip; vi ip+noi+bo; sv lokal+ip; fi paikallinen+ip; lt vietinis+ip; el topiki+ip
location: lt buvimo+vieta; vi vi+tri toa+do; fa makan+karbar; sv laege+position
locked: vi da+khoa; fa ghofl+shode قفل+شده; ca tancat+clau
longitude: bg geografska+dalzhina; hr zemljopisna+duzina; sl zemljepisna+dolzina; lv geografiskais+garums; hu
  hosszusagi+fok; vi kinh+do; id garis+bujur; ar khatt+tul خط+طول; he kav+orech קו+אורך; fa tool+joghrafiai
  طول+جغرافيايي
manufacturer: vi nha+san+xuat hang+san+xuat; ms pengeluar+peranti; ar alsharika+almusanniaa
memory: uk pamyat+mb; et malu+mb; vi bo+nho; ru operativnaya+pamyat; lv operativa+atmina; lt operatyvioji+atmintis; hu
  szabad+memoria
mileage: sl prevozeni+kilometri; vi so+km+da+di; sw maili+zilizosafiriwa; ar masafa+maqtua عداد+مسافات; da
  korte+kilometer km+stand; hu km+ora; pl stan+licznika; cs stav+tachometru; sk stav+tachometra; ru
  pokazaniya+odometra; es km+recorridos; pt km+rodados; fr km+parcourus; it km+percorsi; nb km+stand; nl km+stand; tr
  km+sayaci; de km+stand; lt odometro+rodmenys; hr stanje+kilometara
minutes: hr minute+ukupno; lt minutes+kiekis; lv minutes+kopa; ro minute+total; vi so+phut
mode: hr nacin+rada; sl nacin+delovanja; ro modul+functionare; el leitourgia+klimatistikou; vi che+do; sw hali+ya+kazi;
  id mode+kerja
model: vi mau+may; sw muundo+wa+simu; ms model+peranti; uk модель+пристрою; ru модель+устройства
motion: ar haraka+mustashir
network: vi mang+di+dong loai+mang; cs site+typ; nb nettverkstype+navn
network_operator: es operador+movil; fr operateur+mobile; it operatore+mobile; pl operator+sieci; cs mobilni+operator;
  ru mobilnyy+operator; uk mobilnyy+operator; ro operator+mobil; tr gsm+operatoru; vi nha+cung+cap+mang; bg
  mobilen+operator; hr mobilni+operater; sl mobilni+operater; lt rysio+operatorius; lv mobilais+operators; el
  parochos+kinitis
network_type: hr vrsta+mreze; hu halozat+tipus; pl typ+sieci rodzaj+sieci; cs typ+site; sk typ+siete; ru tip+seti; uk
  typ+merezhi; bg tip+mrezha; ro tip+retea; lt tinklo+tipas; lv tikla+tips; et vorgu+tuup; el typos+diktyou; tr ag+turu
  ag+tipi; vi loai+ket+noi; id jenis+jaringan tipe+jaringan; ms jenis+rangkaian; ar naw+shabaka نوع+شبكه; he
  sug+reshet; fa noe+shabake
now_playing: id sedang+diputar lagi+diputar; es reproduciendo+ahora; fr lecture+en+cours; de aktuelle+wiedergabe; it
  in+riproduzione; pt tocando+agora; pl teraz+odtwarzane; cs prave+hraje; ru seychas+igraet; tr simdi+oynatilan; vi
  dang+phat; sv spelas+nu; nb spilles+na; da afspilles+nu; fi nyt+toistetaan; hu most+jatszott; ms sedang+dimainkan; hr
  sada+svira; uk zaraz+hraye
occupancy: vi co+nguoi; ms kehadiran+orang
open: vi dang+mo
operator: hr mrezni+operater; ms syarikat+telco; tl kompanya+ng+telepono; sw mtoa+huduma; id operator+seluler; fa
  operator+mobile; ca operador+mobil
order: vi don+hang; tl kautusan+bili; ar talab+raqm
os: bg operatsionna+sistema; sl operacijski+sistem; ro sistem+de+operare; vi he+dieu+hanh; sw mfumo+wa+uendeshaji
  mfumo+uendeshaji; tl sistemang+pamamahala; ar nizam+tashghil نظام+تشغيل; he maarechet+hafala מערכת+פעלה; fa
  sistem+amel سيستم+عامل; ca sistema+operatiu
os_version: pl wersja+systemu; cs verze+systemu; sk verzia+systemu; hr verzija+sustava; sl razlicica+sistema; ru
  versiya+sistemy версия+ос версия+системы; uk versiya+systemy versiya+os версія+ос версія+системи; bg versia+os
  версия+ос; hu rendszer+verzio; ro versiune+sistem; lt sistemos+versija; lv sistemas+versija; et susteemi+versioon; el
  ekdosi+leitourgikou; tr sistem+surumu; id versi+os versi+sistem; vi phien+ban+he+dieu+hanh; es version+sistema; fr
  version+systeme; it versione+sistema; pt versao+sistema; ar اصدار+نظام اصدار+نظام+تشغيل; he גרסת+מערכת; fa
  نسخه+سيستم; de betriebssystem+version; sr верзија+система
outgoing: it uscita+messaggi; id keluar+pesan
payment: uk oplata+zamovlennya; ru oplata+zakaza; ro plata+comanda; et makse+info
paymentamount: sl znesek+placila; hr iznos+placanja; sk suma+platby; cs castka+platby; pl kwota+platnosci; ru
  summa+platezha summa+oplaty; uk suma+oplaty; bg suma+plashtane; hu fizetett+osszeg; ro suma+platita; lt
  mokejimo+suma; lv maksajuma+summa; et makse+summa; el poso+pliromis; tr odeme+tutari; id jumlah+pembayaran; vi
  so+tien+thanh+toan; es importe+pagado monto+pagado; pt valor+pago; it importo+pagato; fr montant+paye; nl
  betaald+bedrag; sv betalt+belopp; nb betalt+belop; da betalt+belob; fi maksettu+summa; sw kiasi+kilicholipwa
percent: ar nisba+miawiya
phone_model: es modelo+telefono modelo+celular; pt modelo+celular modelo+telefone; fr modele+telephone; it
  modello+telefono; pl model+telefonu; cs model+telefonu; sk model+telefonu; ru model+telefona; uk model+telefonu; hu
  telefon+tipus; ro model+telefon; tr telefon+modeli; id model+hp tipe+hp; vi dong+dien+thoai doi+may; hr
  model+telefona; bg model+telefon
photo: ar soora+shakhsiya; fa aks+profile; da billede+fil
place: sl kraj+obiska; ru mesto+nazvanie mesto+poseshcheniya; et koht+nimi; el meros+episkepsis
plate: uk nomernyy+znak; bg registratsionen+nomer; hr registracija+vozila; cs registracni+znacka; lv valsts+numurs; vi
  bien+so; ms nombor+plat; sw namba+ya+gari; he luchit+rishui לוחית+רישוי
playback: cs prehravani+videa; ar tashghil+video
position: el thesi+video; vi vi+tri+phat; ms kedudukan+video; id posisi+putar
position_s: id detik+ke; vi giay+thu; es segundo+actual; ru tekushchaya+sekunda
private_mode: lt privatus+rezimas; hu privat+mod; ro mod+privat; hr privatni+nacin; sl zasebni+nacin; sk
  sukromny+rezim; el idiotiki+leitourgia; da privat+tilstand; sv privat+lage; uk pryvatnyy+rezhym; ru privatnyy+rezhim;
  bg chasten+rezhim; vi che+do+rieng+tu; id mode+pribadi; tr gizli+mod; ar وضع+خاص; pt navegacao+anonima
  navegacao+privada modo+anonimo modo+privado; es navegacion+privada navegacion+anonima; nl prive+modus; fr mode+prive
  navigation+privee; it modalita+privata navigazione+privata; de privater+modus privat+modus privates+surfen; cs
  soukromy+rezim; fi yksityinen+tila
product: vi mat+hang
program: fa barname+tv
publicip: es ip+publica ip+externa; fr ip+publique ip+externe; it ip+pubblico ip+esterno; pt ip+publico ip+externo; de
  oeffentliche+ip externe+ip; pl publiczne+ip zewnetrzne+ip ip+publiczny ip+zewnetrzny; cs verejna+ip; ru vneshniy+ip
  publichnyy+ip; uk zovnishniy+ip; bg vanshen+ip publichen+ip; hr javna+ip vanjska+ip; sk verejna+ip; sl javni+ip; tr
  dis+ip genel+ip; hu kulso+ip publikus+ip; ro ip+extern; id ip+publik; ms ip+awam; vi ip+cong+khai; sv publik+ip
  extern+ip; nb offentlig+ip; da offentlig+ip; fi julkinen+ip; nl publieke+ip extern+ipadres; lt viesas+ip; lv
  publiska+ip; et avalik+ip; el dimosia+ip; ja guroobaru+ip
range: bg probeg+ostavasht; ru zapas+hoda
read: vi da+doc
read_time: hu olvasasi+ido; fr temps+lecture; es tiempo+lectura; it tempo+lettura; pt tempo+leitura; pl czas+czytania;
  cs doba+cteni; tr okuma+suresi; ru vremya+chteniya; id waktu+baca; vi thoi+gian+doc; lt skaitymo+laikas; lv
  lasisanas+laiks; hr vrijeme+citanja; ro timp+citire; el chronos+anagnosis
read_time_s: hu olvasasi+ido+mp; tr okuma+sn; ru vremya+chteniya+sek
recipe: hr recept+jelo; ru recept+blyuda; lt receptas+patiekalas; lv ediena+recepte
resolution: uk rozdilna+zdatnist; el analysi+othonis; vi do+phan+giai; sw ubora+wa+skrini; ar diqqat+shasha
room: et tuba+nimi; ro camera+temperatura; vi phong+ngu+tt
roomtemperature: sl sobna+temperatura; hr sobna+temperatura; sk izbova+teplota; cs pokojova+teplota; pl
  temperatura+pokojowa; ru komnatnaya+temperatura; lt kambario+temperatura; lv istabas+temperatura; ro
  temperatura+camera; el thermokrasia+domatiou; vi nhiet+do+phong; ms suhu+bilik; id suhu+ruangan; sw joto+la+chumba;
  tr oda+sicakligi; it temperatura+stanza; es temperatura+interior; ko silnae+ondo
rooted: ms di+root; id di+root; es con+root; pt com+root; fr est+roote; it con+root; tr root+erisimi; vi da+root
rows: et read+tabel
rpm: fr regime+tr+min; es rpm+motor; it giri+motore; pl obroty+silnika; tr motor+devri; ru oboroty+dvigatelya; pt
  rotacao+motor
scanned: vi da+quet; fa eskan+shode
screen: fa safhe+namayesh صفحه+نمايش
screen_height: hu kepernyo+magassag screen+magassag display+magassag; pl wysokosc+ekranu; ru vysota+ekrana; uk
  vysota+ekranu; tr ekran+yuksekligi; es alto+pantalla; fr hauteur+ecran; it altezza+schermo; pt altura+tela; id
  tinggi+layar+px; ro inaltime+ecran screen+inaltime; fi naytto+korkeus; hr screen+visina; el screen+ypsos
screen_resolution: hr razlucivost+zaslona; pl rozdzielczosc+ekranu; cs rozliseni+obrazovky; sk rozlisenie+obrazovky; ru
  razreshenie+ekrana; uk rozdilnist+ekranu; tr ekran+cozunurlugu; es resolucion+pantalla; fr resolution+ecran; it
  risoluzione+schermo; pt resolucao+tela; vi do+phan+giai+man+hinh; id resolusi+layar; ro rezolutie+ecran; lt
  ekrano+raiska; lv ekrana+izskirtspeja; et ekraani+eraldusvoime; fi nayton+tarkkuus; ar diqqat+alshasha دقه+شاشه; he
  rezolutziat+masach
screen_width: pl szerokosc+ekranu; cs sirka+obrazovky; ru shirina+ekrana; uk shyryna+ekranu; tr ekran+genisligi; es
  ancho+pantalla; fr largeur+ecran; it larghezza+schermo; pt largura+tela; vi chieu+rong+man+hinh; id lebar+layar; ro
  latime+ecran; fi naytto+leveys; hu screen+szelesseg display+szelesseg; el screen+platos; lv screen+platums
scroll_depth: hu gorgetes+szazalek gorgetesi+melyseg; fr profondeur+defilement profondeur+scroll; es
  profundidad+desplazamiento profundidad+scroll; it profondita+scorrimento profondita+scroll; pt profundidade+rolagem
  profundidade+scroll; pl glebokosc+przewijania glebokosc+scrolla; cs hloubka+scrollovani; fi vieritys+syvyys; ru
  glubina+prokrutki glubina+skrolla; id kedalaman+gulir; tr kaydirma+yuzdesi
search_query: el oros+anazitisis; lv meklesanas+vaicajums; lt paieskos+uzklausa; et otsingu+sona; hu
  keresett+kifejezes; ro termen+cautare; hr pojam+pretrage; sl iskalni+niz; sk hladany+vyraz; cs hledany+vyraz; uk
  poshukovyy+zapyt; bg tarsena+duma; ru poiskovyy+zapros; tr arama+terimi; vi tu+khoa+tim+kiem; id kata+pencarian; ar
  kalimat+albahth; es termino+busqueda palabra+buscada; pt termo+pesquisa; it termine+ricerca
searched: vi da+tim
seconds: vi so+giay; ms saat+tonton
sensor: vi cam+bien
serial: vi so+seri; sw namba+ya+siri
serial_number: tr seri+no seri+numarasi; id no+seri; ms nombor+siri no+siri; hu sorozat+szam gyari+szam; ro numar+serie
  serie+nr numar+de+serie; pl numer+seryjny nr+seryjny; cs seriove+cislo vyrobni+cislo; sk seriove+cislo vyrobne+cislo;
  hr serijski+broj; sl serijska+stevilka; ru seriynyy+nomer seriyny+nomer; uk seriynyy+nomer; bg serien+nomer; lt
  serijos+numeris; lv serijas+numurs; el seiriakos+arithmos; es numero+serie; ar رقم+تسلسلي; he מספר+סידורי; fa
  شماره+سريال
series: vi phim+bo; ms siri+tv; ca serie+tv
session: vi phien+lam+viec; sw kipindi+cha+mtumiaji; he moshav+mishtamesh; sl seje+uporabnika
setpoint: uk tsilova+temperatura; bg zadadena+temperatura; hr zadana+temperatura ciljna+temperatura; sk
  pozadovana+teplota; sl zelena+temperatura; ru tselevaya+temperatura zadannaya+temperatura; lt nustatyta+temperatura;
  lv iestatita+temperatura; hu beallitott+homerseklet; ro temperatura+setata temperatura+tinta; el
  epithymiti+thermokrasia; vi nhiet+do+cai+dat; ms suhu+sasaran suhu+tetapan; sw halijoto+lengwa; id suhu+target
  suhu+diatur; da onsket+temperatur; ca temperatura+consigna; nb onsket+temperatur; sv onskad+temperatur; nl
  ingestelde+temperatuur; ja settei+ondo 設定+温度; ko seoljeong+ondo; es temperatura+objetivo temperatura+deseada; it
  temperatura+impostata; pt temperatura+alvo; tr ayar+sicakligi; fr temperature+cible
skipped: et vahele+jaetud; ro sarit+peste; vi bo+qua; fa rad+shode; da sprunget+over
smoke: ro fum+detectat; vi khoi+bao; sw moshi+wa+moto; fa dood+hesgar; ca fum+detectat
socket: bg kontakt+elektricheski
song: vi bai+hat
speed: vi toc+do; sw kasi+ya+gari
state: sw hali+kifaa; ar hala+jihaz; he matzav+machshir
station: vi tram+xe nha+ga
storage: vi luu+tru; fa fazaye+zakhire
target: es destinatario+accion; pl cel+akcji; tr hedef+id; vi muc+tieu; fi kohde+id
temperature: ar daraja+harara درجه+حراره
ticket: hr karta+za; sr карта+за; vi ve+tau ve+xe; he kartis+nesia; ca entrada+esdeveniment
time: sl cas+dogodka; el ora+symvantos; ms masa+kejadian; tl oras+ng+pangyayari
time_on_page: ru vremya+na+stranitse vremya+na+stranice; uk chas+na+storintsi; bg vreme+na+stranitsata; fr
  temps+passe+page; es tiempo+en+pagina tiempo+pagina; it tempo+sulla+pagina; pt tempo+na+pagina; pl czas+na+stronie;
  cs cas+na+strance; sv tid+pa+sidan; nb tid+pa+siden; da tid+pa+siden; fi aika+sivulla; tr sayfada+kalma sayfa+suresi;
  nl tijd+op+pagina; id waktu+di+halaman; vi thoi+gian+tren+trang; hu oldalon+toltott+ido; ro timp+pagina
  timp+pe+pagina; hr vrijeme+na+stranici
time_on_screen: es tiempo+pantalla duracion+pantalla; fr temps+ecran; it tempo+schermo; pt tempo+tela; pl
  czas+na+ekranie; cs cas+na+obrazovce; tr ekranda+kalma; ru vremya+na+ekrane; ro timp+ecran timp+pe+ecran; id
  waktu+di+layar; hu kepernyon+toltott
timezone: uk chasovyy+poyas; bg chasova+zona; sl casovni+pas; lv laika+josla; el ζωνη+ωρας; vi mui+gio; ms zon+masa; sw
  ukanda+wa+saa ukanda+saa; tl sona+ng+oras; ar mintaqa+zamaniya منطقه+زمنيه; he ezor+zman אזור+זמן; fa mantaghe+zamani
  منطقه+زماني; ca fus+horari
tire_pressure: fr pression+pneus; es presion+neumaticos presion+llantas; it pressione+gomme pressione+pneumatici; pt
  pressao+pneus; pl cisnienie+opon; cs tlak+pneumatik; sk tlak+pneumatik; hr tlak+guma; tr lastik+basinci; ru
  davlenie+shin; uk tysk+shyn; ro presiune+anvelope; id tekanan+ban; vi ap+suat+lop
type: uk typ+podii; bg tip+sabitie; hr tip+dogadjaja; vi loai+su+kien; ms jenis+acara; sw aina+ya; id jenis+acara
unit: it unita+misura; sl enota+mere; ro unitate+masura; lt matavimo+vienetas; vi don+vi
uptime: uk chas+roboty; bg vreme+na+rabota; ru vremya+raboty; cs doba+behu; pl czas+pracy; vi thoi+gian+hoat+dong; ms
  masa+hidup; id waktu+aktif
vacuum: vi may+hut+bui
vehicle: bg prevozno+sredstvo; vi xe+may bien+xe
video: vi doan+phim; lt vaizdo+iraso
visited: vi da+ghe
voice: da stemme+optagelse
volume: bg sila+na+zvuka; el entasi+ichou; sw sauti+kiwango; ar mustawa+sawt; he otzma+kol; fa boland+goo
watched: vi da+xem thoi+gian+xem
watched_s: tr izleme+sn izlenen+sn izlenme+sn; hu nezett+mp megtekintett+mp; de gesehen+sek; es visto+seg
  segundos+vistos; pt visto+seg segundos+assistidos; it secondi+visti; fr secondes+vues; ru prosmotreno+sek; pl
  obejrzane+sek; id detik+ditonton; vi giay+da+xem
width: el platos+othonis; ar ard+shasha; fa arz+safhe
window: lv logs+istaba; vi cua+so
"""
