"""What people, their bodies and what they do are called in Latin letters, in languages fewer programs are written in,
for `auditor.rules.words`.

The entries are written as in `auditor.rules.tongues_of_people`.
"""

from __future__ import annotations

LATIN_PEOPLE = """
account: uk oblikovyizapys oblikovoho; hr korisnickiracun racuna; sl uporabniskiracun; ru uchetnayazapis akkaunta
  akkaunt; sk uzivatelskyucet; et kasutajakonto; ro contul contului; tl akawnt; sw akaunti; ar hisab; he heshbon; da
  brugerkonto; nb brukerkonto; lt paskyros; lv konta; el logariasmou; tr hesabin
address: th thiyu; tl tirahan; sw anwani; ar onwan; he ktovet; fa neshani; da adressen; nb gateadressen adressa
age: fa senn
allergy: uk alerhiya; ms alahan; tl alerhiya; sw mzio; ar hasasiya; fa hassasiat; da allergier; nb allergier
applicant: de bewerber; es solicitante postulante aspirante; it richiedente; pt solicitante; nl aanvrager sollicitant;
  pl wnioskodawca; cs zadatel; sk ziadatel; hr podnositelj; hu palyazo igenylo; ro solicitant; sv sokande; da ansoger;
  fi hakija; tr basvuran; ru zayavitel; uk zayavnyk; id pelamar pemohon; ms pemohon; zh shenqingren; lt pareiskejas; lv
  pieteicejs; et taotleja; el aiton; tl aplikante
birthday: bg datarazhdane dataraj rozhdenden; hr rodendan rodjendan; sk narodeniny; sl rojstnidatum rojstnidan; ro
  nascut; tl kaarawan; ca aniversari; da foedselsdato foedselsdag; nb foedselsdato foedselsdag; sv foedelsedatum
  foedelsedag
blood: bg krav; lt kraujas; lv asinis; hu verkep
bloodglucose: uk hlyukoza; lv glikoze; da blodglukose; nb blodglukose
bloodpressure: ru davlenie; ro tensiunea; tl presyon
body_height: th suansung; ca alcada
button: tl pindutan; sw kitufe; he kaftor; fa dokme
buyer: de kaeufer; fr acheteur; es comprador; it acquirente compratore; pt comprador; nl koper; pl kupujacy nabywca; cs
  kupujici; sk kupujuci; ro cumparator; sv kopare; nb kjoper; da kober; fi ostaja; tr satinalan; bg kupuvach; id
  pembeli; ms pembeli; ja kounyusha; ko gumaeja; et ostja; el agorastis; ar mushtari; fa kharidar; sw mnunuzi; tl
  mamimili
calls: uk dzvinky; bg obazhdania; hr pozivi; sk hovory; sl klici; ru zvonki; lt skambuciai; lv zvani; et koned; hu
  hivasok; ro apeluri; el kliseis; de anrufe; es llamadas; it chiamate; pt chamadas; fr appelstel; pl polaczenia; cs
  hovory; tr aramalar; nb anrop; fi puhelut; tl tawag; ar mukalamat
calories: tl kaloriya; ar su3rat; he kaloriot; da kalorieforbrug
child: ro copilul; sw mtoto; he yeled; fa koodak; da barnets; nb barnets
city: ro orasul; fa shahr; da bynavn; nb bynavn
click: uk natysnuto; bg shtrakvane; sk kliknutie; sl kliknjeno; lt paspausta paspaudimas; lv klikskis; et klops; hu
  kattintas kattint; ro apasat; tl pindot pinindot; sw bofya bonyeza; ar naqra; he haklaka; fa kelik; ca clica
clipboard: hr meduspremnik medjuspremnik; sl odlozisce; ro clipboardul; ar hafiza; da klippebord; ca portaretalls; nb
  utklipp
comment: ms komen; tl komento; sw maoni; ar taaliq ta3liq; he tguva; da kommentaren; nb kommentaren; ru kommentariya;
  uk komentarya; pl komentarza; fi kommentin
contacts: lt kontaktai; lv kontakti; et kontaktid; hu nevjegyek kapcsolatok; el epafes; uk kontakty; hr kontakti; sl
  stiki; da kontakter; fi yhteystiedot; tr kisiler rehber; id kontaknya; hi sampark; ms kenalan; fa mokhatabin
cough: bg kashlitsa; sl kaselj; lv klepus; sw kikohozi; ar sual; he shiul; fa sorfe; da hoster
country: uk kraina; th prathet; sw nchi; fa keshvar; da landekode; nb landkode
customer: uk pokupets kliyenta; sl kupec; lt pirkejas kliento; lv pircejs klienta; ro clientul clientului; th lukkha;
  tl kustomer; sw mteja; ar zaboon; he lakoach; fa moshtari; ca clienta; pl klienta; cs zakaznika; sk zakaznika; ru
  klienta pokupatelya; hr kupca; et kliendi; fi asiakkaan; el pelati; tr musterinin; hu ugyfele
diagnosis: hu korisme; tl diyagnosis; he avchana; da diagnosen; nb diagnosen
disease: bg zabolyavane; sk ochorenie; sl bolezni; lt ligos; lv slimibas; et haigused; hu betegsegek; tl karamdaman; sw
  ugonjwa magonjwa; he machala; ca malaltia malalties; nb sykdommer; da sygdomme; sv sjukdomar
dispatcher: de disponent; es despachador; fr repartiteur; pl dyspozytor; cs dispecer; sk dispecer; hr dispecer; hu
  diszpecser; ro dispecer; ru dispetcher; uk dyspetcher; bg dispecher; tr sevkiyatci; fi ajojarjestelija; it
  centralinista; lt dispeceris; lv dispecers
doctor: et perearst; hu haziorvos; sw daktari; id dokter; he rofe; fa pezeshk; ca metge; da egenlaege; nb fastlege
email: sl enaslov; ms emel; sw baruapepe; da epostadresse; nb epostadresse; ca correu; sv epostadress; nl mailadres; fi
  sahkopostiosoite; tr epostaadresi
employee: uk pratsivnyk spivrobitnyk pratsivnyka; bg sluzhitel; hr zaposlenik djelatnik zaposlenika; sk zamestnanec
  zamestnanca; sl zaposleni; ru sotrudnik sotrudnika; cs zamestnanec zamestnance; pl pracownik pracownika; lt
  darbuotojas darbuotojo; lv darbinieks darbinieka; et tootaja; hu dolgozo munkatars alkalmazott; ro angajat angajatul
  angajatului; el ypallilos ypallilou; th phanakngan; ms pekerja kakitangan; tl empleyado kawani; sw mfanyakazi; id
  karyawan pegawai; hi karmchari; ja shain; ko sawon; zh yuangong; ar muwazzaf; he oved; fa karmand; da medarbejder; nb
  ansatt medarbeider; sv anstalld medarbetare; ca empleat; fi tyontekija tyontekijan; nl medewerker werknemer; it
  dipendente; pt funcionario empregado colaborador; fr salarie; es empleada funcionario; tr calisan personel calisanin
  personelin; de angestellter beschaeftigter
farmer: de landwirt; fr agriculteur eleveur; es agricultor ganadero granjero; it agricoltore allevatore; pt agricultor
  pecuarista; pl rolnik; cs zemedelec farmar; sv lantbrukare; da landmand; fi maanviljelija; tr ciftci; ru fermer; uk
  fermer; id petani; ja nouka; ko nongbu; zh nongmin; hu gazdalkodo; ro fermier; hi kisan; sw mkulima; tl magsasaka
favourite: uk obrane ulyublene; bg lyubimo; sl priljubljeno priljubljene; lt megstamus imegstamus megstamiausi; lv
  favorits; tl paborito; sw vipendwa kipendwa; ar mufaddala; he moadafim; fa alaghemandi; ca preferits; fi suosikki
  suosikit; tr favoriler favorilere; de favoriten wunschzettel; es favoritos; pt favoritos
fever: uk lykhomanka; sl vrocina; tl lagnat
follow: uk pidpysatysya; bg posledvai sledvai; sl sledi; hu kovet koveti; tl sundan; sw fuata; he akov; ca segueix; pt
  seguirutilizador seguirusuario
friend: lv draugi; sw marafiki; ar asdiqa; he chaver chaverim; ca amics; fi ystavan; sv vaenner
fullname: uk pib; ru fio
gender: id kelamin; fa jensiat jensiyat; da koen; nb kjoenn
headache: bg glavobolie; sl glavobol; ar sudaa; fa sardard; da hovedpiner
health: sl zdravje; th sukhaphap; ar siha; he briut; fa salamat
heartrate: hu szivritmus; sw mapigo
history: uk istoriya; bg istoria; hr povijest; sl zgodovina; cs historie; it cronologia; es historial; de verlauf; nb
  historikk; sv historik; tr gecmis; nl geschiedenis; fr historique; pt historico; lt istorija; lv vesture; et
  sirvimisajalugu ajalugu; hu elozmenyek; ro istoric; tl kasaysayan; id riwayat; fa tarikhche
insured: de versicherter versicherte; es asegurado; it assicurato; pt segurado; nl verzekerde; pl ubezpieczony; cs
  pojistenec; sk poistenec; hr osiguranik; sl zavarovanec; hu biztositott; ro asigurat; sv forsakrad; nb forsikret; da
  forsikrede; fi vakuutettu; tr sigortali; ru zastrahovannyy; id tertanggung
like: uk vpodobaty vpodobannya; bg haresvane; hr svida; sl vsecek; lt patiko; et meeldimine; hu kedvel; el maresei
  mouaresei; tl nagustuhan; sw ipende; he ahavti; fa pasandidan; ca agrada; nb likerklikk
listener: de hoerer zuhoerer; fr auditeur; es oyente; it ascoltatore; pt ouvinte; nl luisteraar; pl sluchacz; cs
  posluchac; sk posluchac; hr slusatelj slusalac; sl poslusalec; ro ascultator; sv lyssnare; nb lytter; da lytter; fi
  kuuntelija; tr dinleyici; ru slushatel; uk slukhach; bg slushatel; id pendengar; lt klausytojas; lv klausitajs; et
  kuulaja; el akroatis; ar mustami
medication: sl zdravila; lv medikamenti; ar adwiya; he trufa trufot; fa daroo daru; nb medisiner; sv mediciner
member: uk uchasnyk uchasnyka; et liikmenumber; hu klubtag; th samachik; tl miyembro; sw mwanachama; ar udw; fa ozv; da
  medlemsnummer medlemmet; nb medlemsnummer; ko hoewon; pl czlonka; ru uchastnika; lt nario; lv biedra; fi jasenen
menstruation: bg menstruatsia; lt menesines; lv menstruacijas; el emminorrysia; tl regla; sw hedhi
merchant: uk torhovets; bg targovets; hr trgovac; sk obchodnik; sl trgovec; ru prodavets; cs obchodnik; lt pardavejas
  prekybininkas; lv tirgotajs pardevejs; et kaupmees; hu kereskedo; ro comerciant comerciantul; el emporos; ms peniaga;
  tl mangangalakal tindera; sw mfanyabiashara muuzaji; ar tajir; fa foroshande; da forhandler; ca comerc; nb
  forhandler; fi kauppias; fr commercant; pt comerciante; es comerciante; ko gamaengjeom; ja kameiten; tr uyeisyeri; pl
  sprzedawcy
message: sl sporocilo sporocila; lt pranesimas zinutes; ro mesajul mesajului; th khokhwam; he hodaa; fa payam; da
  beskeden; nb meldingen; pl wiadomosci; cs zpravy; ru soobshcheniya; uk povidomlennia; hr poruke; lv zinojuma; et
  sonumi; fi viestin; el minymatos; tr mesajin
mood: tl kalooban; fa roohie; da stemning; nb stemning
name: et nimetus; hu megnevezes; ro numele
nickname: uk pozyvnyi; bg prjakor prekor; tl palayaw; ar kunya; he kinui; fa laghab; da kaelenavn; ca malnom
note: hr biljeska; hu jegyzet; sw maelezo; he heara; fa yaddasht; da notits; ca anotacio; nb notatet
nurse: de pflegekraft krankenschwester krankenpfleger; fr infirmier infirmiere; es enfermera enfermero; it infermiere
  infermiera; pt enfermeiro enfermeira; nl verpleegkundige; pl pielegniarka; cs zdravotnisestra; sv sjukskoterska; nb
  sykepleier; da sygeplejerske; fi sairaanhoitaja; tr hemsire; ru medsestra; uk medsestra; id perawat; ja kangoshi; ko
  ganhosa; zh hushi; lt slaugytoja; lv medmasa; et meditsiiniode; el nosokoma; ar mumarrid; ms jururawat
owner: sw mmiliki; he baalim; ca propietari; da ejeren; nb eieren; pl wlasciciela; cs majitele; ru vladeltsa; uk
  vlasnyka; hr vlasnika; sl lastnika; lt savininko; lv ipasnieka; et omaniku; fi omistajan; ro proprietarului; el
  idioktiti
oxygen: uk kysen; bg kislorod; hr kisik; ru kislorod; lt deguonis; lv skabeklis; et hapnik; hu oxigenszint veroxigen;
  ro oxigen; el oxygono; ms oksigen; tl oksiheno; sw oksijeni; id oksigen saturasi; ar uksijin; he chamtzan; fa
  oksizhen
page: lv lappuse; tl pahina; sw ukurasa; fa safhe; cs stranky; sk stranky; uk storinky; lt puslapio; fi sivun; ro
  paginii; el selidas; tr sayfanin
pain: hr bolovi; sl bolecina; ms kesakitan; tl pananakit; sw maumivu; he keev
parent: uk batky; tl magulang; sw mzazi
passenger: sl potnik potnika; cs cestujici cestujiciho; pl pasazer pasazera; ro calator pasagerului calatorului; tl
  pasahero; sw abiria; ar rakib; fa mosafer; ca passatger; da passageren; ru passazhira; uk pasazhyra; hr putnika; lt
  keleivio; lv pasaziera; fi matkustajan; el epivati; tr yolcunun
password: hr zaporka; sw nenosiri; he sisma; fa gozarvaje; ca contrasenya; da kodeord; sv loesenord loesen
patient: sl pacientka pacienta; ro pacientul pacientului; tl pasyente; sw mgonjwa; he metupal; fa bimar; nb pasient
  pasienten; pl pacjenta; cs pacienta; sk pacienta; ru patsienta; uk patsiyenta; hr pacijenta; lt paciento; lv
  pacienta; et patsiendi; fi potilaan; el astheni; tr hastanin; hu paciense
phone: et mobiiltelefon telefoni; el tilefwno kinitou tilefonou; vi sdt; th thorasap; ar jawwal; lv talruna; fi
  puhelimen; ro telefonului; tr telefonun telefonunun; pt telemovel telemoveis
phone_number: hu telefonszama; id nohp; da mobilnummer telefonnr; nb mobilnr telefonnr
player: de spieler; fr joueur; es jugador; it giocatore; pt jogador; nl speler; pl gracz; cs hrac; sk hrac; hr igrac;
  sl igralec; hu jatekos; ro jucator; fi pelaaja; tr oyuncu; ru igrok; uk hravets; bg igrach; id pemain; zh wanjia; lt
  zaidejas; lv speletajs; et mangija; el paiktis; ar laib; he sachkan; fa bazikon; sw mchezaji; tl manlalaro; hi
  khiladi
post: es publicacion; fr publicationid; pt publicacao; it pubblicazione; de beitrag; nl berichtje; pl wpis; cs
  prispevek; sk prispevok; hr objava; sl objava; hu bejegyzes poszt; ro postare postarea; sv inlagg; nb innlegg; fi
  julkaisu; tr gonderi; ru publikatsiya; uk dopys; bg publikatsia; id unggahan postingan; ja toukou; ko gesimul; zh
  tiezi; lv ieraksts; et postitus; el dimosiefsi anartisi; ar manshur; ms hantaran; sw chapisho; ca publicacio
pregnancy: sl nosecnost; hu varandossag; tl pagbubuntis; sw mimba; he herayon; fa bardari; ca embaras; da
  graviditetsuge; nb graviditetsuke; sv graviditetsvecka
profile: sw wasifu; fa profayl; ru profilya; uk profilyu; fi profiilin; lt profilio; ro profilului; tr profilin
pulse: sl utrip; ro pulsul; el sfygmoi; he dofek; fa zarban; da hvilepuls; nb hvilepuls; sv vilopuls; cs tep tepy
query: bg zayavka; sk dopyt; sl poizvedba; hu keresokifejezes; el erotima; da soegeord; nb sokeordet soekeord; ru
  zaprosa; uk zapytu; pl zapytania zapytanie; cs dotazu; sv soekord
recipient: ja atesaki soushinsaki;
  hu kedvezmenyezett; ro beneficiar destinatarului beneficiarului; tl tumanggap tatanggap; sw mpokeaji; he
  nimaan mekabel; fa girande; nb mottakeren; pl odbiorcy; sk prijemcu; ru poluchatelya; uk otrymuvacha; hr primatelja;
  sl prejemnika; lt gavejo; lv sanemeja; fi vastaanottajan; el paralipti; tr alicinin
recording: fi aanitys; ko nogeum; el ichografisi; ms rakaman
region: sl pokrajina; ro judetul; th changwat; tl lalawigan; sw mkoa; id propinsi; ar muhafaza; he machoz; fa ostan; nb
  fylke; sv lansnamn
renter: de entleiher; es arrendatario inquilino; it locatario; fr locataire; pt locatario inquilino; nl huurder; pl
  najemca; cs najemce; sk najomca; hr najmoprimac; sl najemnik; hu berlo; ro chirias; sv hyresgast; nb leietaker; da
  lejer; fi vuokralainen; tr kiraci; ru arendator; id penyewa; lt nuomininkas; lv irnieks; et uurnik
resident: de bewohner einwohner; es residente; it residente condomino; pt morador; nl bewoner; pl mieszkaniec lokator;
  cs obyvatel; sk obyvatel; hr stanar; sl stanovalec; ro locatar; sv boende; nb beboer; da beboer; fi asukas; tr sakin;
  ru zhitel; uk meshkanets; id penghuni; lt gyventojas; lv iedzivotajs; et elanik; el katoikos
rider: es ciclista; fr cycliste; de radfahrer; it ciclista; pt ciclista; pl rowerzysta; cs cyklista; fi pyorailija; sv
  cyklist; nb syklist; da cyklist; nl fietser
search: bg tarsen tarsi; hr trazi; sk vyhladavanie; cs vyhledavani; lt ieskoma; lv meklet; ms cari; tl hinanap; sw
  utafutaji tafuta; id cari; he chipus; fa jostojoo jostoju; ca cercador; da soegning; nb soket soek; sv soekning
sender: ja soushinsha okurinushi;
  tl nagpadala; sw mtumaji; ar mursil; he sholeach; fa ferestande; ca remitent; nb avsenderen; pl nadawcy; cs
  odesilatele; sk odosielatela; ru otpravitelya; uk vidpravnyka; hr posiljatelja; sl posiljatelja; lt siuntejo; lv
  sutitaja; fi lahettajan; ro expeditorului; el apostolea; tr gonderenin
share: uk podilytysya; bg spodeli; lt pasidalinti; lv dalities; hu megoszt; ro partajeaza; tl ibahagi; sw shiriki; he
  shituf; da delinger; ca comparteix; nb delinger; pt partilha
sleep: et magamine unekestus; tl tulog; he shena; da sovntid soevn; nb sovntid soevn; sv somntid soemn
steps: bg stapki; hr koraka; sl koraka; lt zingsniu; ar khatawat khutuwat; he tzaadim; fa gamha; da skridttal; nb
  skritteller
street: uk vulytsya; th thanon; tl kalye; he rechov; fa khiaban; da vejnavn gadenavn; nb veinavn
student: de studierende; fr etudiant; sl ucenec; sv studerande; fi opiskelija; id murid; ja gakusei; ko haksaeng; he
  talmid; fa daneshjoo; sw mwanafunzi
subscriber: lv abonents; tr abonesi; de teilnehmer; cs predplatitel; sv prenumerant; sw msajili
surname: uk prizvysce; et perenimi; th namsakun; tl apelyido; ca cognoms; da efternavnet; nb etternavn
symptom: lt simptomas; lv simptoms; ar a3rad; he tasmin; fa alaem; ca simptoma; sv symtomer
technician: de techniker monteur; fr technicien; it manutentore; pl serwisant; sv tekniker; nb tekniker; da tekniker;
  nl servicemonteur; fi asentaja; tr teknisyen; id teknisi; hu szerelo
testresult: da proveresultat; nb proveresultat
creator: es creador creadora; fr createur createrice; it creatore creatrice; pt criador criadora; pl tworca; nl maker;
  tr yaratici
text: ja honbun; tl teksto; sw maandishi; fa matn
title: hu oldalcim; ro titlul; tl pamagat; he koteret; fa onvan
training: tl ehersisyo; sw mazoezi; he imun; fa varzesh; da traeningspas; nb treningsokt
transcript: bg transkript; de abschrift; es transcripcion; fr transcription; it trascrizione; pt transcricao; pl
  transkrypcja; cs prepis; nb transkripsjon; ja mojiokoshi; nl transcriptie; sv transkribering; fi litterointi; hu
  leirat; ru rasshifrovka
traveller: de reisender; fr voyageur; es viajero; it viaggiatore; pt viajante; pl podroznik; cs cestovatel; sv resenar;
  nb reisende; da rejsende; fi matkaaja; tr gezgin; hu utazo; id wisatawan; ja ryokousha; ko yeohaengja; zh lvke
typed: bg vavedeno; hr upisano uneseno; sk zadane; sl vneseno; lt ivestas; lv ievadits; et sisestatud; el
  pliktrologimeno; ms ditaip; tl itinipa; sw iliyochapwa; ca teclejat; nb inntastet
user: uk korystuvacha; sk uzivatela pouzivatelka pouzivatela; hu felhasznaloi; th phuchai; ar almustakhdim; he
  mishtamesh; es usuaria; de nutzerin benutzerin; fr utilisatrice; pl uzytkowniczka; nl gebruikster; nb brukaren; bg
  potrebitelya; hr korisnika; sl uporabnika; lt naudotojo vartotojo; lv lietotaja; fi kayttajan; ro utilizatorului; el
  christon; tr kullanicinin; sv anvaendare
username: nl inlognaam; de anmeldename; es nombredeusuario; sv anvaendarnamn
vaccination: uk vaktsynatsiya; bg vaksinatsia; sl cepljenje; ru vaktsinatsiya; tl bakuna; sw chanjo; ar tatim; he
  chisun; fa vaksan; ca vacunacio; da vaccinationer; nb vaksinasjon
viewer: et lugeja vaataja; hu olvaso; lt skaitytojas ziurovas; lv lasitajs skatitajs; fi lukija katsoja; pl czytelnik
  ogladajacy; cs ctenar divak; sk citatel divak; hr citatelj gledatelj gledalac; sl bralec gledalec; ro cititor
  telespectator; el anagnostis theatis; uk chytach hliadach; ru chitatel zritel; bg chitatel zritel; nl lezer kijker;
  sv lasare tittare; nb leser; da laeser; tr okuyucu okur izleyici; id pembaca penonton; ms pembaca penonton; ar qari
  mushahid; ja dokusha shichousha; ko dokja sicheongja; zh duzhe guanzhong; sw msomaji mtazamaji; tl mambabasa
  manonood; de zuschauer; fr spectateur telespectateur; es espectador televidente; it spettatore telespettatore; pt
  espectador telespectador; fa binande; he tzofe
visitor: uk vidviduvach; hr posjetitelj; sl obiskovalec; lt lankytojas; lv apmekletajs; et kulastaja; el episkeptis; ms
  pelawat; tl bisita; sw mgeni; ar zair; he mevaker; fa bazdidkonande; ca visitant; de besucherin; ja houmonsha
weight: th namnak; he mishkal; fa vazn
zip: et sihtnumber; hu irsz; ms poskod; he mikud
"""
