"""What other languages say of people and bodies in two words or more where we say one, for `auditor.rules.words`.

The entries are written as in `auditor.rules.tongues_of_people`, with a plus between words: a name says the same
whether its words are written together or apart.
"""

from __future__ import annotations

PHRASES_OF_PEOPLE = """
account: lv lietotaja+konts; hu felhasznaloi+fiok; ro cont+utilizator; th banchi+phuchai; fa hesab+karbari حساب+كاربري;
  ca compte+usuari
address: hu cim+teljes; vi dia+chi
age: hr dob+godine; vi tuoi+tac do+tuoi; ar omr+sanawat; nb alder+aar
allergy: vi di+ung
applicant: fr candidature+par; pt candidato+vaga; pl kandydat+dane; nb soker+profil; vi ung+vien
billing_address: es direccion+facturacion; pt endereco+cobranca; fr adresse+facturation; it indirizzo+fatturazione; pl
  adres+rozliczeniowy; cs fakturacni+adresa; sk fakturacna+adresa; tr fatura+adresi; ru adres+plateltshchika; hu
  szamlazasi+cim; ro adresa+facturare; hr adresa+naplate; id alamat+penagihan; vi dia+chi+thanh+toan
birthday: uk den+narodzhennya; bg data+na+razhdane; lv dzimsanas+diena; hu szuletesi+ido; ro data+nastere; el
  ημερομηνια+γεννησης; vi sinh+nhat; th wan+koet; tl petsa+ng+kapanganakan petsa+kapanganakan; sw tarehe+ya+kuzaliwa
  tarehe+kuzaliwa; ar tarikh+almilad tarikh+mawlid تاريخ+ميلاد; he taarich+leida taarikh+leda תאריך+לידה; fa
  tarikh+tavallod تاريخ+تولد; nb fodt+dato
birthyear: bg godina+na+razhdane; hr godina+rodenja; lv dzimsanas+gads; el ετος+γεννησης; tl taon+ng+kapanganakan; sw
  mwaka+wa+kuzaliwa; ar sanat+milad sanat+almilad سنه+ميلاد; he shnat+leida שנת+לידה; fa sal+tavallod سال+تولد; ca
  any+naixement
blood: el aima+typos; vi nhom+mau; ar fasilat+dam فصيله+الدم; he sug+dam; fa gorooh+khooni
blood_type: es tipo+sangre; sk krvna+skupina; sl krvna+skupina; ro grupa+sange; uk hrupa+krovi; bg kravna+grupa; lt
  kraujo+grupe; el omada+aimatos; ms kumpulan+darah; he סוג+דם; fa گروه+خون
bloodglucose: uk tsukor+krovi; bg krawna+zahar; hr secer+krvi; sk hladina+cukru; sl krvni+sladkor; ru sahar+krovi; lt
  cukraus+kiekis; lv cukura+limenis; ms gula+dalam+darah; tl asukal+sa+dugo; sw sukari+ya+damu sukari+damu; id
  kadar+gula; ar sukkar+dam sukar+aldam سكر+دم سكر+الدم; he sukar+badam סוכר+בדם רמת+סוכר; fa ghand+khoon ghand+khun
  قند+خون; ca glucosa+sang sucre+sang
bloodpressure: uk arterialnyy+tysk tysk+krovi patient+tysk тиск+крові; el artiriaki+piesi αρτηριακη+πιεση; th
  khwam+dan; tl presyon+ng+dugo; sw shinikizo+la+damu shinikizo+damu; id tensi+darah; ar daght+dam daght+aldam ضغط+دم
  ضغط+الدم; he lachatz+dam לחץ+דם; fa feshar+khoon feshar+khun فشار+خون; ca pressio+arterial pressio+sanguinia; cs
  patient+tlak tlak+krve; ru давление+крови
body_height: hr visina+tijela; sl telesna+visina; et pikkus+cm; ro inaltime+cm; el ypsos+soma; ms ketinggian+badan; sw
  urefu+mwili; ar tool+jism; he gova+adam; fa ghad+cm; da hojde+cm
body_temperature: uk temperatura+tila; ru temperatura+tela; hr tjelesna+temperatura; pl temperatura+ciala; cs
  telesna+teplota; sl telesna+temperatura; ro temperatura+corporala; es temperatura+corporal; it temperatura+corporea;
  fr temperature+corporelle; lt kuno+temperatura; lv kermena+temperatura; el thermokrasia+somatos; tr vucut+sicakligi;
  vi nhiet+do+co+the than+nhiet; id suhu+tubuh suhu+badan; sw joto+la+mwili; tl temperatura+ng+katawan; ar حراره+جسم;
  fa دماي+بدن
button: vi nut+bam nut+nhan
buyer: hr kupac+podaci; tr alici+bilgi; vi nguoi+mua; zh maijia+mai
calls: vi cuoc+goi; ms panggilan+telefon; sw simu+zilizopigwa; id riwayat+panggilan; he sichot+telefon
calories: vi ca+lo calo+tieu+thu; sw kalori+zilizochomwa; ar saarat+harariya
child: vi ten+tre; ca fill+nom
city: sl mesto+bivanja; sk mesto+bydliska; et linn+nimi; hu varos+neve; el poli+diamonis; sw mji+jina
click: uk klik+element; ro click+pe; vi nhap+chuot bam+nut
clipboard: uk bufer+obminu; ru bufer+obmena; vi khay+nho+tam bo+nho+tam; ms papan+keratan; sw ubao+klipu; he
  luach+haatakot לוח+עתקה; fa hafeze+movaghat كليپ+بورد
comment: tl puna+komento; fa nazar+matn
contact_name: hr contact+ime; vi contact+ten
contacts: vi danh+ba lien+he; tl talaan+ng+kontak; sw anwani+za+simu; id daftar+kontak; ar jihat+ittisal جهات+اتصال; he
  anshei+kesher אנשי+קשר
cough: et koha+sumptom; vi trieu+ho; th ไอ+แห้ง; tl ubo+sintomas; ca tos+seca
country: ro tara+rezidenta; el chora+diamonis; he eretz+megurim
customer: sl stranka+id; ar amil+raqm
customer_name: hr customer+ime buyer+ime; vi customer+ten buyer+ten
diagnosis: ms diagnosis+doktor; sw utambuzi+ugonjwa
disease: bg bolest+vid; hr bolesti+popis; lt liga+pavadinimas; ro boli+cronice; vi benh+ly can+benh; ar marad+muzmin
doctor: vi bac+si
due_date: fr date+accouchement; es fecha+parto; it data+parto; pt data+parto; nl uitgerekende+datum; pl termin+porodu;
  cs termin+porodu; sk termin+porodu; sv beraknat+datum; fi laskettu+aika; tr dogum+beklenen; ru data+rodov; hu
  szules+varhato; id hari+perkiraan+lahir; vi ngay+du+sinh
email: uk elektronna+poshta; bg elektronna+poshta; hr elektronicka+posta; sk emailova+adresa; sl elektronski+naslov; lt
  elektroninis+pastas; lv epasta+adrese; el ilektroniki+diefthinsi; vi thu+dien+tu; sw barua+pepe; ar barid+elektroni
  بريد+كتروني بريد+الكتروني; he doar+elektroni דואר+אלקטרוני; ca correu+electronic
emergency_contact: es contacto+emergencia; fr contact+urgence; it contatto+emergenza; pt contato+emergencia; pl
  kontakt+alarmowy; tr acil+kisi; ru ekstrennyy+kontakt; id kontak+darurat; vi lien+he+khan+cap; hu vesz+kapcsolat
employee: vi nhan+vien
employee_name: hr employee+ime; vi employee+ten
farmer: de bauer+hof; nl boer+bedrijf; nb bonde+gard; vi nong+dan
favourite: lt i+megstamus; lv izlase+pievienots; ro favorite+produse; fa علاقه+مندي
fever: hr temperatura+tijela; hu laz+fok; vi sot+cao; sw homa+kali; he חום+גוף
firstname: uk imya+persh; bg sobstveno+ime; hr osobno+ime; lt vardas+pirmas; el onoma+mikro; tl pangalan+una
  unang+pangalan; sw jina+la+kwanza; id nama+depan; ar alism+alawwal ism+awwal اسم+اول; he shem+prati שם+פרטי; fa
  name+kuchak
follow: ms ikut+pengguna; fa donbal+kardan دنبال+كردن
friend: hu barat+neve; vi ban+be; fa doost+nam
fullname: bg ime+familia imena+klient трите+имена; hr puno+ime user+ime account+ime profile+ime member+ime viewer+ime;
  sk meno+priezvisko; sl ime+priimek polno+ime; cs jmeno+prijmeni jmeno+a+prijmeni; lt pilnas+vardas; lv vards+uzvards;
  vi ho+ten ho+va+ten ten+day+du user+ten account+ten profile+ten member+ten; th ชื่อ+นามสกุล; tl buong+pangalan
  buong+ngalan; sw jina+kamili jina+lako; ar alism+kamil ism+kamil اسم+كامل; he shem+male שם+מלא; fa nam+kamel
  نام+كامل; da fuldt+navn; hu teljes+neve; pl pelna+nazwa+osoby
gender: uk stat+osoby; sl spol+osebe; et sugu+isik; ro genul+persoanei; th phet+phuchai; ar jins+shakhs; he
  min+mishtamesh
headache: vi dau+dau; tl sakit+ng+ulo; sw maumivu+kichwa; he keev+rosh כאב+ראש; ca mal+cap
heartrate: uk chastota+pulsu; bg serdechen+ritam sardechen+ritam; sk srdcovy+tep; cs tepova+frekvence; et
  sudame+loogisagedus; el kardiakos+rythmos; ms kadar+jantung denyutan+jantung degupan+jantung; tl tibok+ng+puso; sw
  mapigo+ya+moyo; id denyut+jantung; ar nabd+qalb nabd+alqalb darabat+alqalb نبض+قلب ضربات+قلب; he ktzev+lev קצב+לב; fa
  zarban+ghalb ضربان+قلب; ca ritme+cardiac
history: lt narsymo+istorija; el istoriko+periigisis; vi lich+su; ms sejarah+carian; sw historia+ya; ar sijill+tasaffuh
  سجل+تصفح; he historia+glisha
home_address: es direccion+casa domicilio+particular; pt endereco+residencial; fr adresse+domicile; it indirizzo+casa;
  pl adres+zamieszkania; cs adresa+bydliste; sk adresa+bydliska; tr ev+adresi; ru domashniy+adres; uk domashnya+adresa;
  hu lakas+cim; ro adresa+domiciliu; hr kucna+adresa; id alamat+rumah; vi dia+chi+nha
like: hr svida+se; sk paci+sa; vi luot+thich yeu+thich+bai thich+bai; ar ijab+manshur; da synes+godt+om
listener: hu hallgato+profil; vi nguoi+nghe
medication: lv zales+nosaukums; vi thuoc+men don+thuoc ten+thuoc; tl gamot+ngalan; sw dawa+jina; id nama+obat
medication_name: es nombre+medicamento; fr nom+medicament; it nome+farmaco; pl nazwa+leku; cs nazev+leku; ru
  nazvanie+lekarstva; uk nazva+likiv; hu gyogyszer+neve; tr ilac+adi; ro nume+medicament; hr naziv+lijeka
member: hr clan+kluba; sl clan+drustva; he חבר+מועדון; ca soci+numero
menstruation: el περιοδος+γυναικα
merchant: uk prodavets+nazva; vi nguoi+ban cua+hang+ban; he beit+esek בית+עסק
message: lv zina+teksts; vi noi+dung+tin
mood: sw hali+ya+hisia; he matzav+ruach מצב+רוח; fa حال+روحي; ca estat+anim
mynumber: uk miy+nomer; ru moy+nomer moy+telefon; bg moyat+nomer; hr moj+broj; sk moje+cislo; cs moje+cislo; pl
  moj+numer moj+telefon; sl moja+stevilka; de meine+nummer eigene+nummer eigene+rufnummer; fr mon+numero; es mi+numero
  mi+telefono; it mio+numero; pt meu+numero; nl mijn+nummer; sv mitt+nummer eget+nummer; nb mitt+nummer; da mit+nummer;
  fi oma+numero; tr benim+numaram; id nomor+saya; ms nombor+saya; vi so+cua+toi; hu sajat+szam; ro numarul+meu; lt
  mano+numeris; lv mans+numurs; et minu+number; el arithmos+mou; sw namba+yangu; tl numero+ko
name: sl ime+osebe; vi ten+hien+thi
nickname: ru nik+imya; ms nama+panggilan; sw jina+la+utani; id nama+panggilan
note: ro nota+text; vi ghi+chu; tl tala+paalala
nurse: cs sestra+smena; vi y+ta dieu+duong; hu apolo+muszak; ro asistenta+medicala; he achot+mishmeret
owner: vi chu+so+huu chu+xe; tl may+ari; ar malik+sayara; fa malek+khodro
oxygen: vi nong+do+oxy
page: sl strani+naslov; lv lapa+adrese; vi trang+web
pain: uk bil+riven; ru bol+uroven; vi con+dau; ar alam+shadid
parent: et vanem+nimi; hu szulo+neve
passenger: hu utas+neve
passenger_name: hr passenger+ime; vi passenger+ten
password: lv parole+lietotajs; el kodikos+prosvasis κωδικος+προσβασης; tl hudyat+lihim; sw neno+la+siri; ar
  kalimat+murur kalimat+sirr كلمه+مرور كلمه+السر; fa ramz+obur رمز+عبور
patient: hu beteg+azonosito; tr hasta+bilgi
patient_name: hr patient+ime; vi patient+ten
phone: he telefon+nayad
phone_number: hr broj+telefona; sk telefonne+cislo; sl telefonska+stevilka; ru nomer+telefona; lt telefono+numeris; lv
  talrunis+numurs; ro numar+telefon; vi so+dien+thoai dien+thoai; ms nombor+telefon; tl numero+ng+telepono; sw
  namba+ya+simu nambari+ya+simu; id nomor+telepon nomor+hp; ar raqm+hatif raqm+jawwal رقم+هاتف رقم+جوال; he
  mispar+telefon; fa shomare+mobile shomare+telefon شماره+موبايل شماره+تلفن
player: vi nguoi+choi
post: pl post+tresc; vi bai+dang; lt irasas+naujienos
pregnancy: ro sarcina+saptamana; vi thai+ky; id usia+kehamilan; ar haml+usbu
profile: vi ho+so; ar malaf+shakhsi ملف+شخصي
pulse: hr otkucaji+srca; sl srcni+utrip; ca pols+cardiac
query: vi tu+khoa; tl susing+salita; sw neno+la+utafutaji; ar kalimat+bahth كلمه+بحث; he milat+chipus מילת+חיפוש; fa
  ebarat+jostojoo عبارت+جستجو; ca consulta+cerca
recording: it registrazione+vocale; hr snimka+glas; tr kayit+ses; ru zapis+golosa; vi ban+ghi+am; lt garso+irasas; lv
  skanas+ieraksts; ar tasjil+sawti
region: sk kraj+okres; el nomos+perioxi
renter: nb leier+profil
resident: hu lako+adatok; vi cu+dan
respiratory_rate: fr frequence+respiratoire; es frecuencia+respiratoria; it frequenza+respiratoria; pt
  frequencia+respiratoria; pl czestosc+oddechow; cs dechova+frekvence; tr solunum+hizi; ru chastota+dyhaniya; id
  laju+pernapasan; vi nhip+tho
resting_heart_rate: fr pouls+repos; es pulso+reposo; it battito+riposo; pt pulso+repouso; cs klidovy+tep; tr
  dinlenme+nabzi; ru puls+pokoya; hu nyugalmi+pulzus
rider: tr surucu+bilgi
search: ca cerca+text
share: sl deli+objavo; et jaga+postitus; vi chia+se; fa eshterak+gozari اشتراك+گذاري
shipping_address: es direccion+envio direccion+entrega; pt endereco+entrega endereco+envio morada+entrega; fr
  adresse+livraison; it indirizzo+spedizione indirizzo+consegna; pl adres+dostawy adres+wysylki; cs dodaci+adresa; tr
  teslimat+adresi kargo+adresi; ru adres+dostavki; uk adresa+dostavky; bg adres+dostavka; hu szallitasi+cim; ro
  adresa+livrare; hr adresa+dostave; sl naslov+dostave; sk dodacia+adresa; lt pristatymo+adresas; lv piegades+adrese;
  el diefthinsi+apostolis; id alamat+pengiriman alamat+kirim; ms alamat+penghantaran; vi dia+chi+giao+hang; sw
  anwani+ya+usafirishaji; ar عنوان+توصيل; he כתובת+למשלוח; fa ادرس+ارسال; zh shouhuo+dizhi
sleep: uk son+khvylyn; bg san+minuti; ru son+minut; vi thoi+gian+ngu; ms waktu+tidur; id durasi+tidur; fa
  khab+daghighe; ca hores+son
steps: uk kilkist+krokiv; hr broj+koraka; lv soli+diena solu+skaits; et sammude+arv; ro pasi+zi numar+pasi; vi so+buoc;
  ms langkah+harian bilangan+langkah; sw hatua+idadi; id jumlah+langkah; ar adad+khatawat عدد+خطوات; he מספר+צעדים; fa
  tedad+gam تعداد+قدم; da antal+skridt; nb antall+skritt; ca passes+dia nombre+passes; sv antal+steg
street: vi ten+duong; ms nama+jalan
student: cs zak+trida; vi sinh+vien; tl mag+aaral
subscriber: id pelanggan+langganan; ms pelanggan+talian
surname: vi ho+dem; sw jina+la+ukoo jina+la+familia; ar ism+aila laqab+aila اسم+عائله; he shem+mishpacha שם+משפחה; fa
  nam+khanevadegi نام+خانوادگي
technician: es tecnico+campo tecnico+id; cs technik+vyjezd; vi ky+thuat+vien; ru tehnik+servis
testresult: bg rezultat+ot+test; sk vysledok+testu; lv testa+rezultats; vi ket+qua+xet+nghiem; ms keputusan+ujian; tl
  resulta+ng+pagsusuri; sw matokeo+ya+kipimo; ar natijat+fahs نتيجه+فحص; he totzaat+bdika תוצאת+בדיקה; fa
  natije+azmayesh; ca resultat+prova
text: vi van+ban; ar nass+risala; he tekst+hodaa
title: hr naslov+stranice; sl naslov+strani; hu cime+oldal; vi tieu+de; sw kichwa+cha+habari; ar onwan+safha; fa
  عنوان+صفحه
training: vi bai+tap
traveller: vi du+khach
typed: lt ivesta+reiksme; vi da+nhap
user_zip: es cp+usuario cp+cliente; fr cp+client cp+utilisateur; pt cep+usuario cep+cliente; de plz+kunde plz+nutzer
username: sk uzivatelske+meno prihlasovacie+meno; lt naudotojo+vardas; el onoma+christi ονομα+χρηστη; vi ten+dang+nhap
  ten+nguoi+dung ten+tai+khoan; tl pangalan+ng+gumagamit; sw jina+la+mtumiaji; ar ism+mustakhdim ism+almustakhdim
  اسم+مستخدم; he shem+mishtamesh שם+משתמש; fa nam+karbari نام+كاربري; fi kayttaja+nimi; ca nom+usuari
viewer: vi doc+gia nguoi+xem; he kore+sefer; fa khanande+ketab; pl widz+profil; hu nezo+profil; nb seer+profil; da
  seer+profil
visitor: vi khach+tham
weight: hr masa+tijela; sl telesna+teza; ru ves+tela; ca pes+corporal
zip: uk poshtovyy+indeks; bg poshtenski+kod; sk smerovacie+cislo; sl postna+stevilka; lv pasta+indekss; el
  tachydromikos+kodikas ταχυδρομικος+κωδικας; vi ma+buu+chinh; tl kodigo+postal; sw msimbo+wa+posta; ar ramz+baridi
  رمز+بريدي; fa kod+posti كد+پستي; ca codi+postal
"""
