"""What people, their bodies and what they do are called in further languages, and in words less common, for
`auditor.rules.words`; what `auditor.rules.tongues_of_people` says of a word comes before.

The entries are written as there.
"""

from __future__ import annotations

FURTHER_PEOPLE = """
account: hu fiok; el logariasmos; uk oblikovyi; sr nalog racun; bg akaunt; vi taikhoan; lt paskyra; lv konts; ms
  akaun
address: hu lakcim; el diefthinsi dieuthinsi diefthynsi; vi diachi; et aadress; lt adresas; lv adrese; ar unwan;
  ca adreca
age: hu eletkor; ro varsta; el ilikia; uk vik; sr godine starost; bg vazrast; vi tuoi; et vanus; lt amzius; lv
  vecums; ca edat; ar omr; sk rokov
allergy: hu allergiak; ro alergii; uk alergiya; sr alergija alergije; vi diung; et allergiad; lt alergijos; lv
  alergijas; ru allergiya
birthday: hu szuletesidatum szuldatum szuletesnap; ro datanasterii zinastere; el imgennisis imerominiagennisis; uk
  datanarodzhennya; sr datumrodjenja datumrodenja; bg datanarazhdane; vi ngaysinh; et sunnipaev sunniaeg; lt
  gimimodata; lv dzimsanasdatums; ru datarozhdeniya; sk datumnarodenia; sl datumrojstva; ca datanaixement; ms
  tarikhlahir; ar tarikhmilad
birth: hu szuletesi szul; ro nasterii nastere; el gennisis gennisi; uk narodzhennya; sr rodjenja rodenja; bg
  razhdane; et sunni; lt gimimo; lv dzimsanas; ru rozhdeniya; sk narodenia; ca naixement
birthyear: hu szuletesiev szulev; ro annastere anulnasterii; el etosgennisis; uk riknarodzhennya; sr
  godinarodjenja godiste; vi namsinh; et sunniaasta; lt gimimometai; ru godrozhdeniya; sk roknarodenia; cs
  roknarozeni; nb fodselsaar; da fodeaar; nl geboorteyear; id tahunlahir; ja umaretoshi; sl letorojstva
bleeding: hu verzes; ro sangerare; el aimorragia; uk krovotecha; sr krvarenje; vi chaymau; et verejooks; lt
  kraujavimas; ru krovotechenie; sk krvacanie
blood: ro sange; el aima; uk krov; lt kraujo; lv asins; sk krvny
bloodglucose: hu vercukor vercukorszint; ro glicemie; el sakxaro sakcharo glykozi; uk tsukor glyukoza; sr secer
  glukoza; bg kravnazahar; vi duonghuyet; et veresuhkur; lt gliukoze; lv cukurs; ru sakhar; sk glykemia; fa
  ghandekhoon; ar sukkar
bloodpressure: hu vernyomas; ro tensiunearteriala tensiune; el piesi arteriakipiesi; uk arterialniytysk tysk; sr
  krvnipritisak; bg kravnonalyagane; vi huyetap; et vererohk; lt kraujospudis kraujospaudimas; lv asinsspiediens;
  ru arterialnoedavlenie; sk krvnytlak; sl krvnitlak; fa feshar
body_height: hu testmagassag magassag; ro inaltime; el ypsos anastima; uk zrist; sr visina; bg rast; vi chieucao;
  et pikkus; lt ugis; lv augums; ru rost; ms tinggi; nb kroppshoyde; da kropshojde; sv kroppslangd
button: hu gomb; ro butonul; el koumpi; vi nutbam; et nupp; lt mygtukas; lv poga; sk tlacidlo; hr gumb; ca boto;
  ms butang; ar zirr
calories: hu kaloria kaloriak; ro calorii; el thermides; uk kaloriyi; sr kalorije; vi luongcalo; et kalorid; lt
  kalorijos; lv kalorijas; nb kaloriforbruk
carbs: de kohlenhydrate; fr glucides; es carbohidratos hidratos; it carboidrati; pt carboidratos hidratoscarbono;
  nl koolhydraten; pl weglowodany; cs sacharidy; sv kolhydrater; nb karbohydrater; da kulhydrater; fi
  hiilihydraatit; tr karbonhidrat; ru uglevody; hu szenhidrat; ro carbohidrati glucide; el ydatanthrakes; uk
  vuhlevody; sr ugljenihidrati; vi tinhbot; et susivesikud; id karbohidrat; ja toshitsu; zh tanshui
child: hu gyermek gyerek; ro copil; el paidi; uk dytyna; sr dete; vi treem; et laps; lt vaikas; lv berns; ru
  rebyonok; hr dijete; sl otrok; ar tifl; ms anakanak; nb barn; sv barnet; nl kindje
city: hu varos telepules; ro oras localitate; el poli; uk misto; vi thanhpho; et linn; lt miestas; lv pilseta; ru
  gorodok; ca ciutat; ar madina; ms bandar; tl lungsod
clipboard: hu vagolap; ro memorieclipboard; el proxeiro procheiro; uk bufer; sr ostava; bg klipbord; vi bonhotam
  khaytam; et loikelaud; lt iskarpine; lv starpliktuve; ru bufetobmena; sk schranka; tr pano
comment: hu hozzaszolas komment; ro comentariu comentarii; el sxolio scholio; vi binhluan; et kommentaar; lt
  komentaras; lv komentars; ca comentari; ar taleeq; ms ulasan; tl puna
companion: de begleitperson; fr accompagnant; es acompanante; it accompagnatore; pt acompanhante; nl metgezel; pl
  towarzysz; cs doprovod
consultation: de sprechstunde
cough: hu kohoges; ro tuse; el vixas vichas; uk kashel; sr kasalj; et koha; lt kosulys
country: hu orszag; el xora; uk krayina; sr drzava zemlja; bg darzhava; vi quocgia; et riik; lt salis; lv valsts;
  sk krajina; ar dawla; tl bansa
customer: hu ugyfel vasarlo; el pelatis; uk kliyent; sr kupac klijent; vi khachhang; lt klientas; lv klients; ru
  pokupatel; ar ameel; da kundenr
diagnosis: hu diagnozis; uk diahnoz; sr dijagnoza; vi chandoan; et diagnoos; lt diagnoze; ru diagnoz; ar tashkhis
disease: hu betegseg; ro boala afectiune; el astheneia pathisi; uk khvoroba; vi benh; et haigus; lt liga; lv
  slimiba; ru zabolevanie; ar marad
doctor: hu orvos; ro medicul; el giatros; uk likar; vi bacsi; et arst; lt gydytojas; lv arsts; hr lijecnik; sl
  zdravnik; ar tabib; ms doktor
dose: hu adag; ro doza; vi lieuluong; et annus; lt doze; pl dawka; cs davka; ru dozirovka; sv dosen; nb dosering;
  fi annos annostus; pt dosagem; es dosificacion; it dosaggio posologia; fr posologie; id dosis; zh jiliang 剂量;
  ja 用量; ko 용량
email: hu emailcim; ro adresaemail posta; el ilektroniko; uk poshta; sr epostal; bg imeil; vi thudientu; et
  meiliaadress; lt elpastas; lv epasts; ru elpochta
favourite: hu kedvenc kedvencek; ro favorite; el agapimeno agapimena; uk uliublene; sr omiljeno omiljeni; bg
  lyubimi; vi yeuthich; et lemmik lemmikud; lt megstamas; lv izlase; ru izbrannoe; sk oblubene; ca preferit; ms
  kegemaran; ja お気に入り登録; fr coupdecoeur; it salvati; pt favoritado; de gemerkt; nl favorieten; sv
  favoriter; nb favoritter; pl polubione
fever: ro febra; el pyretos; uk haryachka; sr groznica; bg treska; et palavik; lt karsciavimas; lv drudzis; ru
  likhoradka; sk horucka; ar humma
firstname: hu keresztnev utonev; ro prenume; el mikroonoma; vi tendem; et eesnimi; lv vards; sk krstnemeno; ca
  nompila; ms namapertama
follow: hu kovetes kovetem; ro urmareste urmarire abonare; el akolouthise; uk stezhyty pidpyska pidpysatysia; sr
  zaprati pracenje; bg sledvane; vi theodoi; et jalgi jalgimine; lt sekti; lv sekot; ru podpiska; hr pratiti; ar
  mutabaa; ms ikut; ko 구독; ja 購読; zh 订阅; pl obserwowanie
friend: hu barat baratok; ro prieten prieteni; el filos filoi; uk druzi; sr prijatelj prijatelji; bg priyatel; vi
  banbe; et sober sobrad; lt draugas draugai; lv draugs; ru druzya; sk priatel priatelia; ca amic; ar sadiq; ms
  rakan kawan; tl kaibigan; fi ystava ystavat; sw rafiki
fullname: hu teljesnev; ro numecomplet numeprenume; el onomateponymo; uk povneimya; sr imeprezime imeiprezime; vi
  hoten hovaten; et taisnimi; lt vardaspavarde; lv pilnsvards; ru polnoeimya; sk celemeno; ms namapenuh; pl
  imienazwisko imieinazwisko; cs celejmeno; da fuldenavn; nb fulltnavn; fi kokonimi; nl volledigenaam
gender: hu neme; ro sexul; el fylo; sr pol; vi gioitinh; et sugu; lt lytis; lv dzimums; sk pohlavie; hr spol; ar
  jins; ms jantina; tl kasarian; sw jinsia
guardian: de betreuer; fr tuteur aidant; es tutor cuidador; it tutore; nl verzorger voogd; pl opiekun; cs
  opatrovnik; sv vardnadshavare; nb foresatt omsorgsperson; da vaerge paarorende; fi huoltaja omainen; tr vasi; ru
  opekun; hu gondviselo gondozo; ro ingrijitor; el kidemonas; uk opikun; sr staratelj; et hooldaja; id wali; ms
  penjaga; vi nguoigiamho; ja hogosha 保護者; ko 보호자; zh jianhuren 监护人
headache: hu fejfajas; ro cefalee durerecap; el ponokefalos; uk holovnyibil; sr glavobolja; vi daudau; et peavalu;
  lt galvosskausmas; lv galvassapes; ru golovnayabol
health: hu egeszseg; ro sanatate; el ygeia; uk zdorovya; sr zdravlje; bg zdrave; vi suckhoe; et tervis; lt
  sveikata; lv veseliba; sk zdravie; ca salut; ar sihha; ms kesihatan; sw afya; tl kalusugan
hearing: de hoerverlust gehoer; fr audition; es audicion; it udito; pt audicao; nl gehoor; pl sluch; sv horsel; da
  hoeretab hoerelse horelse; fi kuulo; tr isitme; ru slukh; hu hallas
heartrate: hu szivverek; ro ritmcardiac; el kardiakisyxnotita palmoikardias; uk sertsevyiritm; sr brojotkucaja; vi
  nhiptim; et sudamesagedus; lt sirdiesritmas; lv sirdsdarbiba; ru chss; sk tepovafrekvencia; sv hjartfrekvens; nb
  hjertefrekvens; da hjerterytme; fi sydamensyke; tr kalpatisi kalphizi; pl tetnospoczynkowe; it battitocardiaco;
  ar nabd; ms degupjantung
insulin: hu inzulin; ro insulina; el insoulini; uk insulin; vi insuline; et insuliin; lt insulinas; fi insuliini
like: hu tetszik kedveles; ro apreciere imiplace apreciaza; el marcaarese arese; uk vpodobayka podobayetsya; sr
  svidjanje svidja svidjami; bg haresva; vi thich; et meeldib; lt patinka; lv patik; sk pacisami; hr svidanje; ca
  magrada; ar ijab; ms sukai; da synesomom; ko 좋아요클릭; ja いいねした; tl gusto
medication: hu gyogyszer gyogyszerek; ro medicatie medicamente; el farmako farmaka; uk liky likarskyi; sr lekovi;
  vi thuoc; et ravim ravimid; lt vaistai vaistas; lv zales; ru preparat lekarstva; sk liek lieky; hr lijek
  lijekovi; sl zdravilo; ar dawaa; ms ubatan; tl gamot; sw dawa; da laegemiddel; id obatobatan
member: hu tagsagi; ro membru; el melos; uk chlen; vi thanhvien hoivien; et liige; lt narys; lv biedrs; ru
  uchastnik; ms ahli
menstruation: hu menstruacio; el periodos emminorysia; uk menstruatsiya misyachni; sr menstruacija; vi kinhnguyet;
  et menstruatsioon; lt menstruacijos; ru mesyachnye; sk menstruacia; ar dawra; pl miesiaczki
message: hu uzenet; el minyma; uk povidomlennya; sr poruka; bg saobshtenie; vi tinnhan; et sonum teade; lt zinute;
  lv zinojums; ru soobshcheniye; sk sprava; ca missatge; ar risala; ms mesej; tl mensahe; sw ujumbe
mood: hu hangulat kedv; ro dispozitie; el diathesi; uk nastriy; sr raspolozenje; vi tamtrang; et meeleolu tuju; lt
  nuotaika; lv garastavoklis; ru nastroyenie; sl razpolozenje; ar mizaj; ms perasaan; da humoer
name: hu nev neve; ro denumire; el onoma; uk nazva; sr naziv; bg imeto; et nimi; lt pavadinimas; lv nosaukums; ru
  nazvanie naimenovanie; sk meno nazov; ar ism; tl pangalan; sw jina
nickname: hu becenev; ro porecla; el psevdonymo paratsoukli; uk psevdonim; sr nadimak; vi bietdanh; et huudnimi;
  lt slapyvardis; lv segvards; ru prozvishche; sk prezyvka; sl vzdevek; da kaldenavn; nb kallenavn; fi lempinimi;
  ca sobrenom; es mote; it nomignolo; pt apelido
note: hu megjegyzes feljegyzes; ro notita; el simeiosi; sr beleska napomena; bg belezhka; vi ghichu; et marge
  markus; lt pastaba; lv piezime; ru zametka primechanie; sl opomba; ar mulahaza
notes: de anmerkungen; es anotaciones; pt anotacoes; nl notities; pl notatki; cs poznamky; sv anteckningar; nb
  notater; tr notlar; ru zametki; hu jegyzetek; ro notite
ovulation: hu ovulacio; el oorrixia; uk ovulyatsiya; sr ovulacija; et ovulatsioon; lt ovuliacija; sk ovulacia; fi
  ovulaatio; vi rungtrung
owner: hu tulajdonos; ro proprietar; el idioktitis katoxos; uk vlasnyk; sr vlasnik; bg sobstvenik; vi chusohuu; et
  omanik; lt savininkas; lv ipasnieks; ru vladelets; sk vlastnik; sl lastnik; ar malik
page: hu oldal; ro pagini; el selida; uk storinka; sr stranica; et lehekulg leht; lt puslapis; lv lapa; sl stran;
  ar safha
pages: de seiten; es paginas; it pagine; pl strony; sv sidor; nb sider; fi sivut; tr sayfalar; hu oldalak; ru
  stranitsy
pain: hu fajdalom; ro durere dureri; el ponos; bg bolka; lt skausmas; lv sapes; ar alam; ms sakit
parent: hu szulo; ro parinte; el goneas; uk batko; sr roditelj; bg roditel; vi phuhuynh; et vanem lapsevanem; lt
  tevai; lv vecaki; ca pare; ms ibubapa; id orangtua; da foraelder; fi vanhempi
passenger: hu utas; ro pasager; el epivatis; uk pasazhyr; sr putnik; bg patnik; vi hanhkhach; et reisija; lt
  keleivis; lv pasazieris; ru passazhir; sk cestujuci
password: hu jelszo; el kodikos; sr sifra; vi matkhau; et parool salasona; lt slaptazodis; lv parole; sl geslo; ar
  kalimatalsirr; ms katalaluan
patient: hu paciens; el asthenis; uk patsiyent; sr pacijent; bg patsient; vi benhnhan; lt pacientas; lv pacients;
  ar marid; ms pesakit
person: de personen; es personas; it persone; pt pessoa pessoas; pl osoba osoby; hu szemely; ro persoana persoane;
  sr osobe; vi nguoi
phone: hu telefonja mobilszam; ro nrtelefon; el tilefono kinito; uk telefonu; sr telefona mobilni; bg telefonen;
  vi dienthoai sodienthoai; et telefoninumber mobiil; lt telefonas telnr; lv telefons talrunis; ru nomertelefona
  mobilnyy; sk telefonnecislo; hr mobitel; sl telefonska; ar hatif raqmhatif; tl telepono; sw simu
pregnancy: hu terhesseg; ro sarcina; el egkymosyni; uk vahitnist; sr trudnoca; bg bremennost; vi thaiky mangthai;
  et rasedus; lt nestumas; lv grutnieciba; ru beremennost; sk tehotenstvo; ar hamal; sw ujauzito
profile: hu profilja; ro profilul; sr profila; vi hoso; et profiil; lt profilis; lv profils; fi profiili; pl
  profilu
pulse: hu pulzus; el palmos palmoi; sr otkucaji; et pulss; lt pulsas; sk pulz
query: hu keresett keresoszo; ro interogare cautat; el anazitoumeno; uk zapyt; sr upit trazeno; bg zaytavane; vi
  tukhoa; et otsisona paring; lt uzklausa; lv vaicajums; ru zapros; sk hladane; es buscado consulta; it cercato;
  pt pesquisado; fr recherchee; de gesucht; nl gezocht; sv sokt; da sogt; pl szukane wyszukane; cs hledano; tr
  aranan; fi haettu; id dicari; ja 検索語 検索ワード kensakugo; ko 검색창; zh 搜索词 chaxun; lt ieskota; et
  otsitud
recipient: hu cimzett; ro destinatar; el paraliptis; uk oderzhuvach otrymuvach; sr primalac; vi nguoinhan; et
  saaja; lt gavejas; lv sanemejs; sk prijemca; hr primatelj; sl prejemnik; ca destinatari; ar mustalim; cs
  prijemce; da modtager
region: hu megye; ro judet; el nomos perifereia; sr opstina okrug; vi tinh tinhthanh; et maakond; lt apskritis; lv
  novads; hr zupanija; ca comarca; ar mohafaza governorate; ms negeri; ja 県
search: hu kereses; ro cautare; el anazitisi; uk poshuk; sr pretraga; bg tarsene; vi timkiem; et otsing; lt
  paieska; lv meklesana; sk hladanie hladat; hr trazenje; sl iskanje; ca cerca; ar bahth; ms carian; tl paghahanap
sender: hu kuldo felado; ro expeditor; el apostoleas; uk vidpravnyk; sr posiljalac; bg podatel; vi nguoigui; et
  saatja; lt siuntejas; lv sutitajs; sk odosielatel; cs odesilatel; hr posiljatelj; da afsender; ms penghantar
sexualactivity: hu szexualisegyuttlet; ro actsexual; es relacionsexual; pt relacaosexual; pl stosunek; cs
  pohlavnistyk styk; de geschlechtsverkehr; fr rapportssexuels; nl gemeenschap; tr cinseliliski; ru polovoyakt; fi
  yhdynta
share: hu megosztas megosztott; ro partajare distribuire distribuie; el koinopoiisi; uk podilytysia poshyryty; sr
  deljenje podeli; bg spodelyane; vi chiase; et jaga jagamine; lt dalintis; lv kopigot; ru reposti; sk zdielat
  zdielanie; hr dijeljenje podijeli; sl deli; ar musharaka; ms kongsi; fi jakaminen
sleep: hu alvas; el ypnos; sr spavanje; vi giacngu; lt miegas; lv miegs; sk spanok; sl spanje; ar nawm; sw
  usingizi
steps: hu lepesek lepesszam; ro pasi; el vimata; sr koraci; bg krachki; vi sobuoc buocchan; et sammud; lt
  zingsniai; lv soli; sl koraki; ar khutwat; tl hakbang; sw hatua
street: hu utca; ro strada; el odos; uk vulytsia; vi duongpho; et tanav; lt gatve; lv iela; ca carrer; ar sharie
student: de schueler; fr eleve; es alumno estudiante; it alunno studente; pt aluno estudante; nl leerling; pl
  uczen; sk ziak; sv elev; fi oppilas; tr ogrenci; ru uchenik; hu diak tanulo; el mathitis; uk uchen; sr ucenik
  djak; et opilane; lt mokinys; lv skolens; vi hocsinh; id siswa; ms pelajar; ja seito 生徒; ko 학생; zh xuesheng
  学生; ca alumne
subscriber: de abonnent; fr abonne; es abonado suscriptor; it abbonato; pt assinante; nl abonnee; pl abonent; cs
  odberatel; tr abone; hu elofizeto; ro abonat; sr pretplatnik; et tellija; fi tilaaja; id pelangganid; el
  syndromitis; lt abonentas; vi thuebao; ko 가입자; ja 加入者
surname: hu csaladnev; ro numelefamilie; el eponymo epitheto; uk prizvyshche; sr prezime; et perekonnanimi; lt
  pavarde; lv uzvards; sk priezvisko; sl priimek; ca cognom; ms namakeluarga
swipe: de wischen wisch; fr balayage; es deslizamiento deslizar; pt deslize; nl veeg; pl przesuniecie; cs prejeti;
  sv svep; nb sveip; da swipede; ru svayp; hu husas; ro glisare; sr prevlacenje prevlacenja; et libistus; id
  geser; ja スワイプ; ko 스와이프; zh 滑动
symptom: hu tunet tunetek; ro simptome; el symptomata symptoma; uk symptomy; sr simptomi; vi trieuchung; et
  sumptom sumptomid; lt simptomai; ru simptomy; ca simptomes; ar aarad; fi oireita; da symptomer; sv symtomen; sw
  dalili
teacher: de lehrkraft; fr professeur enseignant; es profesor maestro; it insegnante; pt professor; nl leraar; pl
  nauczyciel; cs ucitel; sv larare; nb laerer; fi opettaja; tr ogretmen; ru uchitel; hu tanar; el daskalos; uk
  vchytel; sr nastavnik; et opetaja; vi giaovien; id guru; ja sensei 先生; ko 선생님; zh laoshi 老师
testresult: hu teszteredmeny; ro rezultattest; el apotelesmatest; uk rezultattestu; sr rezultattesta; vi
  ketquaxetnghiem; et testitulemus; lt tyrimorezultatas; id hasiltes; ar natijatalfahs
text: hu szoveg szovege; ro textul; el keimeno; vi noidung vanban; lt tekstas; lv teksts; sl besedilo; ar nass
title: hu cimsor; ro titlu; el titlos; uk nazvastorinky zaholovok; sr naslov; bg zaglavie; vi tieude; et pealkiri;
  lt antraste; lv virsraksts; sk nadpis; ca titol; ms tajuk
training: hu edzes; ro antrenament; el proponisi; uk trenuvannya; vi tapluyen buoitap; et treening; lt treniruote;
  lv trenins; sl vadba; ca entrenament; ar tamrin; ms senaman
typed: hu begepelt beirt; ro tastat introdus; el pliktrologithike; uk nabranyi vvedeno; sr otkucano uneto; vi
  danhmay; et trukitud; lt ivesta; ru nabrano; sk napisane; cs napsany; da indtastet; nb innskrevet; fi
  kirjoitettu; tr yazdigi girilen; ja 入力 nyuryoku; ko 입력; zh 输入; ca escrit; el eisagogi
user: ro utilizatorul; el xristis christis; sr korisnik; bg potrebitel; vi nguoidung; et kasutaja; lt vartotojas
  naudotojas; lv lietotajs; sl uporabnik; ca usuari; ar mustakhdim; ms penggunaan; tl gumagamit; sw mtumiaji; ru
  polzovatelya; pl uzytkownika; pt utilizador; cs uzivatele
username: hu felhasznalonev; ro numeutilizator; el onomaxristi; uk imyakorystuvacha lohin; sr korisnickoime; bg
  potrebitelskoime; vi tendangnhap; et kasutajanimi; lt vartotojovardas; lv lietotajvards; ru imyapolzovatelya; sk
  pouzivatelskemeno; sl uporabniskoime
vaccination: hu oltas vedooltas; ro vaccinare; el emvolio emvoliasmos; uk vaktsyna shcheplennya; sr vakcina
  vakcinacija; bg vaksina; vi tiemchung vacxin; et vaktsiin; lt skiepas; ru vaktsina privivka; sk ockovanie; hr
  cijepljenje; ar liqah; ms vaksinasi; fi rokote rokotus
weight: hu suly testsuly; ro greutate; sr tezina; bg teglo; vi cannang; et kehakaal kaal; lt svoris; lv svars; sl
  teza; ar wazn; ms berat; tl timbang; sw uzito; nb kroppsvekt; da kropsvaegt; sv kroppsvikt; fi kehonpaino; pl
  masaciala
zip: hu iranyitoszam; ro codpostal; el taxkodikas takodikas; uk poshtovyiindeks; sr postanskibroj; vi mabuuchinh;
  et postiindeks; lt pastokodas; ru pochtovyyindeks; fi postinro
"""
