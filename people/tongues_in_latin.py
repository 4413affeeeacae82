"""What people and things are called in languages fewer programs are written in, in Latin letters, for
`auditor.rules.words`.

The entries are written as in `auditor.rules.tongues_of_people`.
"""

from __future__ import annotations

LATIN = """
account: uk oblikovyizapys; hr korisnickiracun; sl uporabniskiracun; ru uchetnayazapis; sk uzivatelskyucet; et
  kasutajakonto; ro contul; tl akawnt; sw akaunti; ar hisab; he heshbon; da brugerkonto; nb brukerkonto
action: sl dejanje; et toiming; tl aksyon; sw kitendo; ar ijraa; he peula; fa eghdam; da handlingen
address: th thiyu; tl tirahan; sw anwani; ar onwan; he ktovet; fa neshani; da adressen; nb gateadressen
advertising: bg reklamen; hr oglasni oglasavanje; sk reklamne; sl oglasni oglasevalski; et reklaam; hu hirdetes; ro
  publicitar; ms pengiklanan; tl patalastas; sw matangazo; id periklanan; ar ielani; he pirsum; fa tablighati; da
  reklameid; ca publicitari; nb annonseid; sv annonsid; es publicitaria; it pubblicitaria; nl reclameid advertentie;
  fi mainostunniste
age: fa senn
aircon: ja eakon; ko eeokon; de klimaanlage; fr climatiseur; es aireacondicionado; it condizionatore climatizzatore;
  pt arcondicionado; nl airco; pl klimatyzacja klimatyzator; cs klimatizace; hu legkondi; ru konditsioner; uk
  kondytsioner; fi ilmastointi; sv luftkonditionering; zh kongtiao
alarm: ms penggera; ar indhar; he azaka; fa hoshdar
allergy: uk alerhiya; ms alahan; tl alerhiya; sw mzio; ar hasasiya; fa hassasiat; da allergier; nb allergier
amount: sw kiasi; he schum; da belobet; nb belopet; fi rahasumma
app: he yisumon; fa barname; da appens
apps: bg prilozhenia; he yisumonim; fa barnameha
armed: uk okhorona; sk zastrazene; ru ohrana
article: uk stattya; hr clanak; sk clanok; ru statya; lt straipsnis; hu ujsagcikk; ro articolul articol; el arthro; ms
  artikel; tl artikulo; sw makala; id artikel; ar maqal; he maamar; fa maghale; da artiklen; nb artikkelen
artist: uk vykonavets; bg izpalnitel; hr izvodac izvodjac; sl izvajalec; ru ispolnitel; lt atlikejas; lv izpilditajs;
  et esitaja; hu eloado; ro artistul; el kallitechnis; ms penyanyi; sw msanii; id artis penyanyi; ar fannan; fa
  honarmand; da kunstner; ca cantant; nb utover
athome: bg vkashti; hu itthon; sw nyumbani; he babayit; nb hjemmevarende
attachment: uk vkladennya; bg prikachen prikacheni; hr privitak; sk priloha; sl priponka; ru vlozhenie; pl zalacznik;
  cs priloha; tr eklenti; de anhang; fr piecejointe; es adjunto adjuntos; it allegato allegati; pt anexo anexos; nl
  bijlage; sv bifogat; nb vedlegg; da vedhaeftning vedhaeftet; fi liite; hu melleklet; ro atasament; lt priedas; lv
  pielikums; ms lampiran; sw kiambatisho; id lampiran; ar murfaq; he tzeruf; fa peyvast; ca adjunt
battery: ro acumulator; he solela; fa batri; da batteriet; nb batteriet
bedroom: sl spalnica; lv gulamistaba; el ypnodomatio; ca dormitori
birthday: bg datarazhdane dataraj rozhdenden; hr rodendan rodjendan; sk narodeniny; sl rojstnidatum rojstnidan; ro
  nascut; tl kaarawan; ca aniversari
blood: bg krav; lt kraujas; lv asinis; hu verkep
bloodglucose: uk hlyukoza; lv glikoze; da blodglukose; nb blodglukose
bloodpressure: ru davlenie; ro tensiunea; tl presyon
bodyheight: th suansung; ca alcada
book: et raamatud; ro cartea; tl aklat; sw kitabu; fa ketab; da bogen
brand: et kaubamark; he mutag; da maerke; nb merket
brightness: el foteinotita
button: tl pindutan; sw kitufe; he kaftor; fa dokme
calls: uk dzvinky; bg obazhdania; hr pozivi; sk hovory; sl klici; ru zvonki; lt skambuciai; lv zvani; et koned; hu
  hivasok; ro apeluri; el kliseis; de anrufe; es llamadas; it chiamate; pt chamadas; fr appelstel; pl polaczenia; cs
  hovory; tr aramalar; nb anrop; fi puhelut; tl tawag; ar mukalamat
calories: tl kaloriya; ar su3rat; he kaloriot; da kalorieforbrug
camera: lv videokamera; ar kamira; he matzlema; fa doorbin
card: et kaardi; hu bankkartya; tl tarheta; sw kadi; da betalingskort; nb betalingskort
channel: et telekanal; tl tsanel; sw chaneli idhaa; he arutz; da tvkanal; nb tvkanal
charging: lt kraunama; hu toltodik; ms mengecas; tl nagkakarga; sw inachaji; ar yashhan; he teina; ca carregant; nb
  ladetilstand; fi latauksessa
chassisnumber: et tehasetahis; hu alvazszam; da stelnummer
child: ro copilul; sw mtoto; he yeled; fa koodak; da barnets; nb barnets
city: ro orasul; fa shahr; da bynavn; nb bynavn
click: uk natysnuto; bg shtrakvane; sk kliknutie; sl kliknjeno; lt paspausta paspaudimas; lv klikskis; et klops; hu
  kattintas kattint; ro apasat; tl pindot pinindot; sw bofya bonyeza; ar naqra; he haklaka; fa kelik; ca clica
clipboard: hr meduspremnik medjuspremnik; sl odlozisce; ro clipboardul; ar hafiza; da klippebord; ca portaretalls; nb
  utklipp
comment: ms komen; tl komento; sw maoni; ar taaliq ta3liq; he tguva; da kommentaren; nb kommentaren
comments: sl komentarji; ru kommentarii; lt komentarai; et kommentaarid; el scholia; ca comentaris; de kommentare
completed: bg zavarsheno; sl koncano; lv pabeigts; tl nakumpleto; sw imekamilika; ar muktamal; he hushlam; fa takmil;
  da faerdig gennemfort; ca completat; nb ferdig
contact: lt kontaktas; lv kontaktpersona; hu kapcsolattarto; el epafi
contacts: lt kontaktai; lv kontakti; et kontaktid; hu nevjegyek kapcsolatok; el epafes; uk kontakty; hr kontakti; sl
  stiki; da kontakter; fi yhteystiedot; tr kisiler rehber; id kontaknya; hi sampark; ms kenalan; fa mokhatabin
cooling: bg ohlazhdane; hr hladenje; sl hlajenje; ru ohlazhdenie; lv dzesesana; sw kiyoyozi; ar tabrid; he kirur; fa
  sarmayesh; ca refrigeracio
cough: bg kashlitsa; sl kaselj; lv klepus; sw kikohozi; ar sual; he shiul; fa sorfe; da hoster
country: uk kraina; th prathet; sw nchi; fa keshvar; da landekode; nb landkode
currency: tl pananalapi; sw sarafu; ar umla; he matbea; ca divisa; da valutaen; sv valutan
customer: uk pokupets; sl kupec; lt pirkejas; lv pircejs; ro clientul; th lukkha; tl kustomer; sw mteja; ar zaboon; he
  lakoach; fa moshtari; ca clienta
date: lv datums; et kuupaev; hu datuma; el imerominia; ms tarikh; tl petsa; sw tarehe; id tanggal; he taarich; da
  datoen
device: bg ustroistvo; he machshir; ca aparell
diagnosis: hu korisme; tl diyagnosis; he avchana; da diagnosen; nb diagnosen
disease: bg zabolyavane; sk ochorenie; sl bolezni; lt ligos; lv slimibas; et haigused; hu betegsegek; tl karamdaman;
  sw ugonjwa magonjwa; he machala; ca malaltia malalties; nb sykdommer; da sygdomme; sv sjukdomar
doctor: et perearst; hu haziorvos; sw daktari; id dokter; he rofe; fa pezeshk; ca metge; da egenlaege; nb fastlege
door: lt duru durele; et valisuks; hu bejaratiajto; he delet
doorbell: bg zvanets; sl zvonec; ru zvonok; lt skambutis
doors: sk dvierka; hu ajtok; ro portiere usile; et uksed; el portes; de tueren; es puertas; fr portieres portes; it
  portiere; pt portas; nl deuren portieren; sv dorrar; nb dorer; sw milango; ar abwab; he dlatot; fa darbha
download: uk zavantazhennya; bg iztegleno; hr preuzimanje; sl preneseno; lt atsisiuntimas; lv lejupielade
  lejupieladets; et allalaadimine; ro descarcare; sw upakuaji; id unduh; ar tahmil; he horada; fa danlood
downloads: bg iztegleni; hr preuzimanja; sk stiahnutia; sl prenosi; ru zagruzki; lv lejupielades; cs stahovani; tr
  indirilenler; fr telechargements; fi lataukset; nb nedlastinger; sv nedladdningar; lt atsisiuntimai; et
  allalaadimised; hu letoltesek; ro descarcari; el lipseis; ar tanzilat; he horadot; fa danloodha
driver: bg vodach; hu gepkocsivezeto; ro soferul; tl tsuper; sw dereva; id sopir supir; ar saiq; he nahag; fa ranande;
  da bilist; ca conductora; nb bilforer
duration: tl tagal; he meshech; fa moddat
email: sl enaslov; ms emel; sw baruapepe; da epostadresse; nb epostadresse; ca correu; sv epostadress; nl mailadres;
  fi sahkopostiosoite; tr epostaadresi
employee: uk pratsivnyk spivrobitnyk; bg sluzhitel; hr zaposlenik djelatnik; sk zamestnanec; sl zaposleni; ru
  sotrudnik; cs zamestnanec; pl pracownik; lt darbuotojas; lv darbinieks; et tootaja; hu dolgozo munkatars
  alkalmazott; ro angajat angajatul; el ypallilos; th phanakngan; ms pekerja kakitangan; tl empleyado kawani; sw
  mfanyakazi; id karyawan pegawai; hi karmchari; ja shain; ko sawon; zh yuangong; ar muwazzaf; he oved; fa karmand; da
  medarbejder; nb ansatt medarbeider; sv anstalld medarbetare; ca empleat; fi tyontekija; nl medewerker werknemer; it
  dipendente; pt funcionario empregado colaborador; fr salarie; es empleada funcionario; tr calisan personel; de
  angestellter beschaeftigter
emulator: fi emulaattori; hu emulatoron; hi emyuletar
energy: lv paterins; ro consumul; ms tenaga; tl enerhiya; sw nishati; ar taqa; da energiforbrug; nb energiforbruk
engine: sk motora
episode: lt epizodas; ro episodul; tl kabanata; ar halaqa; fa ghesmat; da afsnit; nb episoden
event: tl pangyayari; he erua; fa rooydad; da haendelser
events: uk podiyi; bg sabitia; hr dogadjaji dogadaji; sk udalosti; sl dogodki; ru sobytiya; cs udalosti; pl zdarzenia;
  lt ivykiai; lv notikumi; et sundmused; hu esemenyek; ro evenimente; el symvanta; tr olaylar; es eventos; it eventi;
  de ereignisse; fr evenements; sv handelser; nb hendelser; fi tapahtumat; sw matukio; tl pangyayaring; ar ahdath; he
  eruim; fa rooydadha; ca esdeveniments; da haendelserne
favourite: uk obrane ulyublene; bg lyubimo; sl priljubljeno priljubljene; lt megstamus imegstamus megstamiausi; lv
  favorits; tl paborito; sw vipendwa kipendwa; ar mufaddala; he moadafim; fa alaghemandi; ca preferits; fi suosikki
  suosikit; tr favoriler favorilere; de favoriten wunschzettel; es favoritos; pt favoritos
fever: uk lykhomanka; sl vrocina; tl lagnat
film: ru filmy; ms wayang; tl pelikula; sw filamu
follow: uk pidpysatysya; bg posledvai sledvai; sl sledi; hu kovet koveti; tl sundan; sw fuata; he akov; ca segueix; pt
  seguirutilizador seguirusuario
free: lt laisvos; lv briva; ca lliure; fi vapaana vapaata; tr bosalan; hi khali; id tersisa kosong; nl vrije
friend: lv draugi; sw marafiki; ar asdiqa; he chaver chaverim; ca amics
fuel: hu uzemanyagszint; tl gasolina; sw mafuta; he delek; fa sookht; da braendstofniveau; nb drivstoffniva
fullname: uk pib; ru fio
garage: ro garajul; nb garasjeport
gender: id kelamin; fa jensiat jensiyat
headache: bg glavobolie; sl glavobol; ar sudaa; fa sardard; da hovedpiner
health: sl zdravje; th sukhaphap; ar siha; he briut; fa salamat
heartrate: hu szivritmus; sw mapigo
heating: sk vykurovanie; et kuttesusteem; ar tadfia; he chimum; fa garmayesh; da varmeanlaeg; nb varmeovn
height: uk vysota; ru vysota; et korgus; ar irtifa; fa ertefa; da hojden; ca alcaria; nb hoyden
history: uk istoriya; bg istoria; hr povijest; sl zgodovina; cs historie; it cronologia; es historial; de verlauf; nb
  historikk; sv historik; tr gecmis; nl geschiedenis; fr historique; pt historico; lt istorija; lv vesture; et
  sirvimisajalugu ajalugu; hu elozmenyek; ro istoric; tl kasaysayan; id riwayat; fa tarikhche
house: lv majoklis; hu haztartas; da husstand; nb husstand husholdning
humidity: hr vlaga; sl vlaga; tl halumigmig; sw unyevu; id kelembaban; he lachut; fa rotoobat
id: ar muarrif; he mezahe; fa shenase
incognito: de inkognitomodus; es modoincognito; cs anonymnirezim; pl trybprywatny; sv inkognitolage; fi incognitotila;
  et inkognito; hu inkognito; fa nashenas
install: bg instalatsia; sw usakinishaji; he hatkana; ca instalacio; nb installasjonen
installed: bg instalirani; hr instalirano; sk nainstalovane instalovane; sl namesceno namescene; cs nainstalovane; lt
  idiegtos; lv instalets instaletas; el egkatestimena; it installati; nb installerte; ms dipasang; sw
  zilizosakinishwa; tl nakainstol; da installerede; ca instalades
kitchen: bg kuhnya; sk kuchyna; tl kusina; sw jikoni; ar matbakh; he mitbach; fa ashpazkhane; ca cuina
latitude: ro latitudinea; sw latitudo; da breddegrader; nb breddegrader
level: sw kiwango; fa satheh; da niveauet
light: bg osvetlenie; hr rasvjeta; sk osvetlenie; sl luci; lt apsvietimas; lv apgaismojums; et valgustus; ro
  iluminare; el fotismos fwtismos; ar idaa; he teura; fa roshanai; da lyset; nb lyset
like: uk vpodobaty vpodobannya; bg haresvane; hr svida; sl vsecek; lt patiko; et meeldimine; hu kedvel; el maresei
  mouaresei; tl nagustuhan; sw ipende; he ahavti; fa pasandidan; ca agrada; nb likerklikk
listened: uk prosluhano; hr preslusano; sk vypocute; sl poslusano; hu meghallgatott; tl pinakinggan; sw imesikilizwa;
  id didengarkan; ar istimaa; he haazana; fa shenide
livingroom: sw sebule sebuleni; fa pazirai; da dagligstue
location: ro locatia; tl kinaroroonan; sw eneo; ar mawqi; he mikum; da placering; ca localitzacio; nb plassering
  posisjonen
lock: el kleidaria; tl kandado; sw kufuli; he manul; fa ghofl; da laasen
locked: uk zamkneno; bg zaklyucheno; sl zaklenjeno; lv aizslegts aizslegta; et lukus; hu bezart; ro incuiata; ms
  dikunci; tl nakakandado; sw imefungwa; ar maqful; he naul
longitude: ro longitudinea; tl longhitud; sw longitudo; nb lengdegrader
manufacturer: he yatzran; fa sazande; da fabrikanten producenten
measures: ar qiyasat; he medidot; fa andazegiri
medication: sl zdravila; lv medikamenti; ar adwiya; he trufa trufot; fa daroo daru; nb medisiner; sv mediciner
member: uk uchasnyk; et liikmenumber; hu klubtag; th samachik; tl miyembro; sw mwanachama; ar udw; fa ozv; da
  medlemsnummer medlemmet; nb medlemsnummer
memory: ms memori; tl memorya; sw kumbukumbu; id memori; he zikaron; fa hafeze
menstruation: bg menstruatsia; lt menesines; lv menstruacijas; el emminorrysia; tl regla; sw hedhi
merchant: uk torhovets; bg targovets; hr trgovac; sk obchodnik; sl trgovec; ru prodavets; cs obchodnik; lt pardavejas
  prekybininkas; lv tirgotajs pardevejs; et kaupmees; hu kereskedo; ro comerciant comerciantul; el emporos; ms
  peniaga; tl mangangalakal tindera; sw mfanyabiashara muuzaji; ar tajir; fa foroshande; da forhandler; ca comerc; nb
  forhandler; fi kauppias; fr commercant; pt comerciante; es comerciante; ko gamaengjeom; ja kameiten; tr uyeisyeri;
  pl sprzedawcy
message: sl sporocilo; lt pranesimas; ro mesajul; th khokhwam; he hodaa; fa payam; da beskeden; nb meldingen
meter: uk lichylnyk; hr brojilo; sl stevec; ru schetchik; lt skaitiklis; lv skaititajs; et arvesti; hu villanyora; ro
  contor; el metritis
mileage: hr prijedeno; sk kilometrov; sl kilometrina; hu kmora kmoraallas; fa karkard
minutes: ms minit; tl minuto; ar daqaiq; he dakot; fa daghighe; ca minuts
model: hr modela; hu tipusa; ar tiraz; he degem
mood: tl kalooban; fa roohie; da stemning; nb stemning
motion: hu mozgaserzekelo; ms pergerakan; tl paggalaw; sw mwendo; he tnua; fa harekat; da bevaegelsen
name: et nimetus; hu megnevezes; ro numele
network: tl kalambatan; he reshet; fa shabake; da netvaerket; nb nettverket
nickname: uk pozyvnyi; bg prjakor prekor; tl palayaw; ar kunya; he kinui; fa laghab; da kaelenavn; ca malnom
note: hr biljeska; hu jegyzet; sw maelezo; he heara; fa yaddasht; da notits; ca anotacio; nb notatet
number: sw nambari; he mispar; fa shomare
occupancy: sw uwepo; ar hudur; he nochechut; fa hozoor
open: lv atverts atverta; el anoichto; tl nakabukas; sw imefunguliwa; ar maftuh; he patuach; ca oberta; da aaben
  aabnet; nb aapen
operator: el parochos; ar mushaghil; he mafil; da teleselskab; nb teleoperator
order: uk zamovlennya; bg porachka; hr narudzba; sk objednavka; sl narocilo; ru zakaz; cs objednavka; pl zamowienie;
  fi tilaus; lt uzsakymas; lv pasutijums; et tellimus; hu rendeles; ro comanda; el paraggelia; ms pesanan; sw agizo;
  id pesanan; he hazmana; fa sefaresh; da ordrenummer bestilling; ca comanda; nb bestilling
os: lv operetajsistema; da styresystem; nb styresystem
owner: sw mmiliki; he baalim; ca propietari; da ejeren; nb eieren
oxygen: uk kysen; bg kislorod; hr kisik; ru kislorod; lt deguonis; lv skabeklis; et hapnik; hu oxigenszint veroxigen;
  ro oxigen; el oxygono; ms oksigen; tl oksiheno; sw oksijeni; id oksigen saturasi; ar uksijin; he chamtzan; fa
  oksizhen
page: lv lappuse; tl pahina; sw ukurasa; fa safhe
pain: hr bolovi; sl bolecina; ms kesakitan; tl pananakit; sw maumivu; he keev
parent: uk batky; tl magulang; sw mzazi
passenger: sl potnik; cs cestujici; pl pasazer; ro calator; tl pasahero; sw abiria; ar rakib; fa mosafer; ca
  passatger; da passageren
password: hr zaporka; sw nenosiri; he sisma; fa gozarvaje; ca contrasenya; da kodeord
patient: sl pacientka; ro pacientul; tl pasyente; sw mgonjwa; he metupal; fa bimar; nb pasient pasienten
payment: uk plateg; ar dafaa; he tashlum; fa pardakht; da betalingen
percent: uk vidsotkiv; hr postotak; sl odstotkov; tl porsyento; sw asilimia; he achuz; fa darsad; da procentdel
phone: et mobiiltelefon; el tilefwno; vi sdt; th thorasap; ar jawwal
phonenumber: hu telefonszama; id nohp; da mobilnummer telefonnr; nb mobilnr telefonnr
photo: uk fotohrafiya; bg snimka; de lichtbild; lv attels; tl litrato; sw picha; he tmuna
place: sw pahali
plate: hr registarska; sk ecv; et registreerimismark; ar lawha; fa pelak; da registreringsnummeret; nb nummerskilt
  bilskilt
playback: sw uchezaji; he hashmaa; fa pakhsh; da afspilningen; nb avspillingen
played: lt paleista; lv atskanots; el anaparichthi; sw imechezwa; da spillet; ca reproduit
position: bg pozitsia
pregnancy: sl nosecnost; hu varandossag; tl pagbubuntis; sw mimba; he herayon; fa bardari; ca embaras; da
  graviditetsuge; nb graviditetsuke; sv graviditetsvecka
price: uk tsina; bg tsena; hr cijena; ru tsena; lt kaina; hu vetelar; ro pretul; ms harga; tl presyo; id harga; ar
  siir; he mechir; fa gheymat; ca preu; da prisen; nb prisen
product: lt produktas; lv produkts; ro produsul; tr urunu; ms barangan; tl produkto; sw bidhaa; id barang; ar muntaj;
  he mutzar; fa mahsool; da produktet varenummer; ca producte; nb produktet
profile: sw wasifu; fa profayl
program: uk prohrama; tl palabas; sw kipindi; ar barnamaj; he tochnit; da udsendelse; nb tvprogram
pulse: sl utrip; ro pulsul; el sfygmoi; he dofek; fa zarban; da hvilepuls; nb hvilepuls; sv vilopuls
quality: tl kalidad; sw ubora; he eichut; fa keyfiat
query: bg zayavka; sk dopyt; sl poizvedba; hu keresokifejezes; el erotima; da soegeord; nb sokeordet
range: hr doseg; sl doseg; lt nuvaziuojamas; lv nobrauciens; hu hatotavolsag
read: bg procheteno; sl prebrano; lt perskaityta; lv izlasits; hu elolvasott; ro citita; tl nabasa; sw imesomwa; ar
  qiraa; fa khande; ca llegit
recipe: bg retsepta; hu etelrecept; tl resipe; sw mapishi; ca recepta; da opskrift
recipient: hu kedvezmenyezett; ro beneficiar; tl tumanggap tatanggap; sw mpokeaji; he nimaan mekabel; fa girande; nb
  mottakeren
region: sl pokrajina; ro judetul; th changwat; tl lalawigan; sw mkoa; id propinsi; ar muhafaza; he machoz; fa ostan;
  nb fylke; sv lansnamn
resolution: bg rezolyutsia; hr razlucivost rezolucija; sk rozlisenie; sl locljivost; ru razreshenie; cs rozliseni; pl
  rozdzielczosc; lt raiska; lv izskirtspeja; et eraldusvoime; hu felbontas kepernyofelbontas; ro rezolutie; ms
  resolusi; id resolusi; tl resolusyon; he rezolutzia; fa vozooh; da oplosning skaermoplosning; ca resolucio; nb
  opplosning skjermopplosning; sv upplosning skarmupplosning; fi resoluutio nayttotarkkuus; tr cozunurluk; it
  risoluzione; pt resolucao; nl beeldresolutie schermresolutie
restaurant: bg restorant; sl restavracija; lv restorans; et soogikoht; tl kainan; sw mgahawa; ar mataam; he misada; fa
  restooran
room: tl kuwarto; id kamar; he cheder; fa otagh; da vaerelse; nb vaerelse
roomtemperature: et toatemperatuur; hu szobahomerseklet; da rumtemperatur stuetemperatur; nb romtemperatur
  stuetemperatur; sv rumstemperatur inomhustemperatur; nl kamertemperatuur binnentemperatuur; fi huonelampotila
  sisalampotila; tr odasicakligi
rooted: hi rutit
scanned: uk skanovano; bg skanirano; lt nuskaityta; lv noskenets; et skaneeritud; ms diimbas; sw imechanganuliwa; ar
  mamsuh; he nisrak; ca escanejat; nb skannede
screen: hu kijelzo; sw skrini; tl iskrin; he masach; nb skjermen
search: bg tarsen tarsi; hr trazi; sk vyhladavanie; cs vyhledavani; lt ieskoma; lv meklets meklet; ms cari; tl
  hinanap; sw utafutaji tafuta; id cari; he chipus; fa jostojoo jostoju; ca cercador; da soegning; nb soket
season: ro sezonul; da saeson
seconds: el deuterolepta; ar thawani; he shniyot; fa sanie; ca segons
sender: tl nagpadala; sw mtumaji; ar mursil; he sholeach; fa ferestande; ca remitent; nb avsenderen
sensor: hr senzor; sk snimac; sl senzor; ru datchik; cs cidlo snimac; pl czujnik; tr sensoru; lt jutiklis; et andur;
  hu erzekelo; el aisthitiras; ms penderia; sw kihisi
serial: uk seriynyy; hr serijski; sk seriove vyrobne; cs seriove; lt serijos; lv serijas; ro seriala; ar tasalsuli; he
  siduri; fa seriyal
series: sl nadaljevanka; tl serye; sw tamthilia; ar musalsal; he sidra; fa seryal
session: bg sesia; tl sesyon; fa neshast; nb sesjonen
setpoint: et sihttemperatuur; fi tavoitelampotila; ja setteiondo
share: uk podilytysya; bg spodeli; lt pasidalinti; lv dalities; hu megoszt; ro partajeaza; tl ibahagi; sw shiriki; he
  shituf; da delinger; ca comparteix; nb delinger; pt partilha
skipped: bg propusnato; lv izlaists; tl nilaktawan; sw imerukwa; ar takhatti; he dilug; ca omes
sleep: et magamine unekestus; tl tulog; he shena; da sovntid; nb sovntid; sv somntid
smoke: lv dumi; et suitsuandur; tl usok; ar dukhan; da rogalarm; nb roykvarsler; sv brandvarnare; nl rookmelder; fi
  palovaroitin
socket: sl vticnica; lt kistukinis; lv kontaktligzda; et pistikupesa
song: hu dalcim; ro cantec; tl kanta; sw wimbo; fa ahang; da sangen; nb sangen
speed: el tachytita; tl bilis; he mehirut; fa sorat; da hastigheden
state: tl kalagayan; fa vaziat
station: bg stantsia; hr kolodvor; th sathani; sw kituo; he tachana; fa istgah; da togstation
steps: bg stapki; hr koraka; sl koraka; lt zingsniu; ar khatawat khutuwat; he tzaadim; fa gamha; da skridttal; nb
  skritteller
storage: bg hranilishte; ru hranilishche; sw hifadhi; ar takhzin; he ichsun; da lagerplads; nb lagringsplass
store: hr ducan; cs prodejna; hu aruhaz; ro magazinul; he chanut; fa foroshgah; da forretning; nb forretning
street: uk vulytsya; th thanon; tl kalye; he rechov; fa khiaban; da vejnavn gadenavn; nb veinavn
subscriber: lv abonents; tr abonesi; de teilnehmer; cs predplatitel; sv prenumerant; sw msajili
surname: uk prizvysce; et perenimi; th namsakun; tl apelyido; ca cognoms; da efternavnet; nb etternavn
symptom: lt simptomas; lv simptoms; ar a3rad; he tasmin; fa alaem; ca simptoma; sv symtomer
system: hr sustav
temperature: th unhaphum; sw halijoto; fa dama
testresult: da proveresultat; nb proveresultat
text: tl teksto; sw maandishi; fa matn
ticket: sl vozovnica; hu menetjegy belepojegy; sw tiketi; fa belit; da billetten
time: ro momentul; sw wakati; da tidspunkt; nb tidspunkt; sv tidpunkt; nl tijdstip
timezone: hi samaykshetra
title: hu oldalcim; ro titlul; tl pamagat; he koteret; fa onvan
training: tl ehersisyo; sw mazoezi; he imun; fa varzesh; da traeningspas; nb treningsokt
transcript: bg transkript; de abschrift; es transcripcion; fr transcription; it trascrizione; pt transcricao; pl
  transkrypcja; cs prepis; nb transkripsjon
type: ar naw3; lt tipas; et tuup; hu tipusu; ro tipul; ko yuhyeong; fi tapahtumatyyppi; sk typu; tr turu; pt tipos
typed: bg vavedeno; hr upisano uneseno; sk zadane; sl vneseno; lt ivestas; lv ievadits; et sisestatud; el
  pliktrologimeno; ms ditaip; tl itinipa; sw iliyochapwa; ca teclejat; nb inntastet
uptime: fi kaynnissaoloaika; de betriebszeit
user: uk korystuvacha; sk uzivatela; hu felhasznaloi; th phuchai; ar almustakhdim; he mishtamesh
username: nl inlognaam; de anmeldename; es nombredeusuario
vaccination: uk vaktsynatsiya; bg vaksinatsia; sl cepljenje; ru vaktsinatsiya; tl bakuna; sw chanjo; ar tatim; he
  chisun; fa vaksan; ca vacunacio; da vaccinationer; nb vaksinasjon
vacuum: de staubsauger saugroboter; ja sojiki; ko cheongsogi; zh saodiji; fr aspirateur; es aspiradora aspirador; it
  aspirapolvere; nl stofzuiger; pl odkurzacz; cs vysavac; sk vysavac; sv dammsugare; nb stovsuger; da stovsuger; fi
  imuri; tr supurge; ru pylesos; uk pylosos; hu porszivo; ro aspirator; lt siurblys; lv puteklusucejs; et tolmuimeja;
  hr usisavac; sl sesalnik; el skoupa; id penyedot
vehicle: uk avto; hu gepjarmu; ar sayara; he rechev; fa khodro; da bilens; nb bilens
version: bg versia; he girsa
video: hr videozapis; hu videoja; tl bidyo; sw vidio; da videoen; nb videoen
visited: uk vidvidano; bg poseteno poseteni; hr posjeceno; sl obiskano obiskane; ru poseshcheno; lt aplankyta
  aplankyti; lv apmeklets apmekletas; et kulastatud; hu meglatogatott; ro vizitate; ms dilawati; tl binisita; sw
  zilizotembelewa; id dikunjungi; ar ziyara; he bikur; fa bazdid; ca visitat visitades; nb besokte
visitor: uk vidviduvach; hr posjetitelj; sl obiskovalec; lt lankytojas; lv apmekletajs; et kulastaja; el episkeptis;
  ms pelawat; tl bisita; sw mgeni; ar zair; he mevaker; fa bazdidkonande; ca visitant; de besucherin; ja houmonsha
voice: uk holos; hr glasovna; sl glasovno; ru golos; hi awaz; ms suara; sw sauti; id suara; ar sawt; fa seda; ca veu
volume: da lydniveau
watched: uk pereglyanuto; bg izgledano; hr pogledano; sk sledovane; lt ziureta; lv skatits; el parakolouthisi; tl
  pinanood napanood; sw kutazama imetazamwa iliyotazamwa; id nonton; ar mushahada; he tzfia; fa moshahede; da sete; nb
  settid
weight: th namnak; he mishkal; fa vazn
width: uk shyryna; bg shirina; ru shirina; hu kepernyoszelesseg; ro latime; ms kelebaran; tl lapad; sw upana; he
  rochav; da bredden; ca amplada; nb bredden
window: ar nafidha; he chalon; fa panjere
zip: et sihtnumber; hu irsz; ms poskod; he mikud
"""
