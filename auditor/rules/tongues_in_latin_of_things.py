"""What devices, homes, vehicles, films, places and payments are called in Latin letters, in languages fewer programs
are written in, for `auditor.rules.words`.

The entries are written as in `auditor.rules.tongues_of_people`.
"""

from __future__ import annotations

LATIN_THINGS = """
accelerometer: de beschleunigung beschleunigungssensor beschl; fr accelerometre; es acelerometro aceleracion; it
  accelerometro; pt acelerometro; nl versnellingsmeter; pl akcelerometr przyspieszenie; cs akcelerometr zrychleni; sv
  accelerometern; nb akselerometer; da accelerometeret; fi kiihtyvyys kiihtyvyysanturi; tr ivmeolcer; ru akselerometr
  uskorenie; uk akselerometr; hu gyorsulas gyorsulasmero; ro acceleratie; id akselerometer; zh jiasudu
action: sl dejanje; et toiming; tl aksyon; sw kitendo; ar ijraa; he peula; fa eghdam; da handlingen
active: tr aktif; id aktif; ms aktif; de aktiv; sv aktiv; nb aktivt; fr actif; es activo activa; it attivo attiva; pt
  ativo ativa; nl actief; pl aktywny aktywna aktywne; cs aktivni; sk aktivny; hr aktivan aktivno; sl aktiven; ru
  aktivno; uk aktyvno; bg aktiven; hu aktivan; ro activat; fi aktiivinen; lt aktyvus; lv aktivs; et aktiivne
advertising: bg reklamen; hr oglasni oglasavanje oglasavanja oglasa; sk reklamne; sl oglasni oglasevalski oglasevanja;
  et reklaam; hu hirdetes; ro publicitar; ms pengiklanan; tl patalastas; sw matangazo; id periklanan; ar ielani; he
  pirsum; fa tablighati; da reklameid; ca publicitari; nb annonseid; sv annonsid; es publicitaria; it pubblicitaria; nl
  reclameid advertentie; fi mainostunniste; pl reklamowe reklamowego; cs reklamniho; ru reklamnogo; uk reklamnoho; lt
  reklaminis; el diafimisis
aircon: ja eakon; ko eeokon; de klimaanlage; fr climatiseur; es aireacondicionado; it condizionatore climatizzatore; pt
  arcondicionado; nl airco; pl klimatyzacja klimatyzator; cs klimatizace; hu legkondi; ru konditsioner; uk
  kondytsioner; fi ilmastointi; sv luftkonditionering; zh kongtiao
alarm: ms penggera; ar indhar; he azaka; fa hoshdar
amount: sw kiasi; he schum; da belobet beloeb beloebet; nb belopet beloep beloepet; fi rahasumma; sv totalbelopp
app: he yisumon; fa barname; da appens; de anwendungs; pt aplicacao; uk dodatku zastosunku; lt programos; et rakenduse;
  fi sovelluksen; ro aplicatiei; el efarmogis; tr uygulamanin
app_version: de appversion; fi sovellusversio; sv appversionen programversion; nb appversjon; da appversionen; nl
  appversie
apps: bg prilozhenia; he yisumonim; fa barnameha
armed: uk okhorona; sk zastrazene; ru ohrana
article: uk stattya; hr clanak; sk clanok; ru statya; lt straipsnis; hu ujsagcikk; ro articolul articol; el arthro; ms
  artikel; tl artikulo; sw makala; id artikel; ar maqal; he maamar; fa maghale; da artiklen; nb artikkelen
artist: uk vykonavets; bg izpalnitel; hr izvodac izvodjac; sl izvajalec; ru ispolnitel; lt atlikejas; lv izpilditajs;
  et esitaja; hu eloado; ro artistul; el kallitechnis; ms penyanyi; sw msanii; id artis penyanyi; ar fannan; fa
  honarmand; da kunstner; ca cantant; nb utover
athome: bg vkashti; hu itthon; sw nyumbani; he babayit; nb hjemmevarende; ja zaitaku
attachment: uk vkladennya; bg prikachen prikacheni; hr privitak; sk priloha; sl priponka; ru vlozhenie; pl zalacznik;
  cs priloha; tr eklenti; de anhang; fr piecejointe; es adjunto adjuntos; it allegato allegati; pt anexo anexos; nl
  bijlage; sv bifogat; nb vedlegg; da vedhaeftning vedhaeftet; fi liite; hu melleklet; ro atasament; lt priedas; lv
  pielikums; ms lampiran; sw kiambatisho; id lampiran; ar murfaq; he tzeruf; fa peyvast; ca adjunt
battery: ro acumulator; he solela; fa batri; da batteriet; nb batteriet; ru batarei akkumulyatora; uk batareyi
  akumulyatora; hr baterije; sl baterije; lt baterijos akumuliatoriaus; lv baterijas akumulatora; el mpatarias; tr
  bataryanin
battery_level: de akkustand ladestand akkuladung akkuprozent; nl batterijniveau batterijpercentage accuniveau
  accupercentage; fi akkutaso akkuprosentti; sv batteriniva batteriprocent; nb batteriniva batteriprosent; da
  batteriniveau batteriprocent; hu akkuszint toltottseg; pl naladowanie
bedroom: sl spalnica; lv gulamistaba; el ypnodomatio; ca dormitori
billing_address: nl factuuradres; sv faktureringsadress; nb fakturaadresse; da faktureringsadresse; fi laskutusosoite
blood_type: lv asinsgrupa; ja ketsuekigata
body_temperature: hu testhomerseklet; et kehatemperatuur; fi ruumiinlampo kehonlampotila; sv kroppstemp; nb kroppstemp;
  da kropstemperatur kropstemp
book: et raamatud; ro cartea; tl aklat; sw kitabu; fa ketab; da bogen
box: tr kutu; ru pristavka; uk prystavka; es decodificador; it decodificatore; pt decodificadora; fr decodeur; pl
  dekoder; hu dekoder
brand: et kaubamark; he mutag; da maerke; nb merket merkevare; sv maerke
brightness: el foteinotita
browsing_history: de browserverlauf surfverlauf; nl browsegeschiedenis; fi selaushistoria; sv webbhistorik; nb
  nettleserhistorikk; da browserhistorik
camera: lv videokamera; ar kamira; he matzlema; fa doorbin
card: et kaardi; hu bankkartya; tl tarheta; sw kadi; da betalingskort; nb betalingskort; uk kartky; lt korteles; ro
  cardului; el kartas; tr kartin
channel: et telekanal; tl tsanel; sw chaneli idhaa; he arutz; da tvkanal; nb tvkanal; ru kanala; lt kanalo; lv kanala;
  fi kanavan; ro canalului
charging: lt kraunama; hu toltodik; ms mengecas; tl nagkakarga; sw inachaji; ar yashhan; he teina; ca carregant; nb
  ladetilstand; fi latauksessa
chassisnumber: et tehasetahis; hu alvazszam; da stelnummer
columns: fr colonnes; de spalten; es columnas; it colonne; pt colunas; nl kolommen; pl kolumny; cs sloupce; sk stlpce;
  sv kolumner; nb kolonner; da kolonner; fi sarakkeet; tr sutunlar; ru kolonki stolbtsy; uk stovptsi; hu oszlopok; ro
  coloane; hr stupci; sl stolpci; lt stulpeliai; lv kolonnas; et veerud; id kolom
comments: sl komentarji; ru kommentarii; lt komentarai; et kommentaarid; el scholia; ca comentaris; de kommentare
complaint: nl klacht; es queja; pt queixa; pl skarga dolegliwosc dolegliwosci; cs stiznost potize; sk staznost
  tazkosti; hu panasz panaszok; ro plangere; ru zhaloba zhaloby; uk skarha; bg oplakvane; hr tegoba tegobe; sv besvar;
  nb plage plager; fi vaiva vaivat; tr sikayet sikayetler; id keluhan; ms aduan; lt nusiskundimas; lv sudziba; et
  kaebus
completed: bg zavarsheno; sl koncano; lv pabeigts; tl nakumpleto; sw imekamilika; ar muktamal; he hushlam; fa takmil;
  da faerdig gennemfort; ca completat; nb ferdig
contact: lt kontaktas; lv kontaktpersona; hu kapcsolattarto; el epafi
cooling: bg ohlazhdane; hr hladenje; sl hlajenje; ru ohlazhdenie; lv dzesesana; sw kiyoyozi; ar tabrid; he kirur; fa
  sarmayesh; ca refrigeracio
coordinates: es coordenadas; pt coordenadas; fr coordonnees; de koordinaten; pl wspolrzedne; cs souradnice; sk
  suradnice; hr koordinate; sl koordinate; ru koordinaty; uk koordynaty; bg koordinati; hu koordinatak; ro coordonate;
  sv koordinater; nb koordinater; da koordinater; fi koordinaatit; tr koordinatlar; id koordinat; lt koordinates; lv
  koordinatas; et koordinaadid; el syntetagmenes; nl coordinaten; zh zuobiao
cores: ru yadra yader; uk yadra; bg yadra; fr nbcoeurs; it numerocore; hr jezgre; sl jedra; hu processzormagok; ro
  nuclee; da kerner; tr cekirdekler; lt branduoliai; lv kodoli; et tuumad
currency: tl pananalapi; sw sarafu; ar umla; he matbea; ca divisa; da valutaen; sv valutan
date: lv datums; et kuupaev; hu datuma; el imerominia; ms tarikh; tl petsa; sw tarehe; id tanggal; he taarich; da
  datoen
device: bg ustroistvo ustroystvoto; he machshir; ca aparell; pl urzadzenia; sk zariadenia; ru ustroystva; uk prystroyu;
  hr uredaja uredjaja; sl naprave; lt irenginio; lv ierices; et seadme; ro dispozitivului; el syskevis; tr cihazin; hu
  eszkoze keszuleke; nl apparaats
device_name: sv enhetsnamn; nb enhetsnavn; da enhedsnavn; nl apparaatnaam toestelnaam
door: lt duru durele; et valisuks ukse; hu bejaratiajto ajtaja; he delet; lv durvju; sv doerr ytterdoerr; nb ytterdoer
doorbell: bg zvanets; sl zvonec; ru zvonok; lt skambutis
doors: sk dvierka; hu ajtok; ro portiere usile; et uksed uste; el portes; de tueren; es puertas; fr portieres portes;
  it portiere; pt portas; nl deuren portieren; sv dorrar; nb dorer; sw milango; ar abwab; he dlatot; fa darbha; fi ovet
download: uk zavantazhennya; bg iztegleno; hr preuzimanje; sl preneseno; lt atsisiuntimas; lv lejupielade
  lejupieladets; et allalaadimine; ro descarcare; sw upakuaji; id unduh; ar tahmil; he horada; fa danlood
downloads: bg iztegleni svaleni; hr preuzimanja; sk stiahnutia; sl prenosi; ru zagruzki; lv lejupielades; cs stahovani;
  tr indirilenler; fr telechargements; fi lataukset; nb nedlastinger; sv nedladdningar; lt atsisiuntimai
  parsisiuntimai; et allalaadimised; hu letoltesek; ro descarcari; el lipseis; ar tanzilat; he horadot; fa danloodha
driver: bg vodach; hu gepkocsivezeto; ro soferul soferului; tl tsuper; sw dereva; id sopir supir; ar saiq; he nahag; fa
  ranande; da bilist foerer; ca conductora; nb bilforer; pl kierowcy; cs ridice; ru voditelya; uk vodiya; hr vozaca; sl
  voznika; lt vairuotojo; lv vaditaja; fi kuljettajan; el odigou; tr surucunun; sv foerare
duration: tl tagal; he meshech; fa moddat
element: lt elementas; sk prvok; ro elementul; tr eleman; id elemen; el stoicheio
emergency_contact: fi hatayhteystieto
emulator: fi emulaattori; hu emulatoron; hi emyuletar
energy: lv paterins; ro consumul; ms tenaga; tl enerhiya; sw nishati; ar taqa; da energiforbrug; nb energiforbruk
engine: sk motora
episode: lt epizodas epizodo; ro episodul episodului; tl kabanata; ar halaqa; fa ghesmat; da afsnit; nb episoden; fi
  jakson
event: tl pangyayari; he erua; fa rooydad; da haendelser
events: uk podiyi; bg sabitia; hr dogadjaji dogadaji; sk udalosti; sl dogodki; ru sobytiya; cs udalosti; pl zdarzenia;
  lt ivykiai; lv notikumi; et sundmused; hu esemenyek; ro evenimente; el symvanta; tr olaylar; es eventos; it eventi;
  de ereignisse; fr evenements; sv handelser; nb hendelser; fi tapahtumat; sw matukio; tl pangyayaring; ar ahdath; he
  eruim; fa rooydadha; ca esdeveniments; da haendelserne
film: ru filmy; ms wayang; tl pelikula; sw filamu
foreground: de vordergrundapp; fr premierplan; es primerplano; pt primeiroplano; it primopiano; nl voorgrond; pl
  pierwszyplan; cs popredi; sv forgrund; nb forgrunn; da forgrund; tr onplan; fi etuala; id latardepan
free: lt laisvos; lv briva; ca lliure; fi vapaana vapaata; tr bosalan; hi khali; id tersisa kosong; nl vrije
fuel: hu uzemanyagszint; tl gasolina; sw mafuta; he delek; fa sookht; da braendstofniveau; nb drivstoffniva; sv
  braensle
fuel_level: nl brandstofniveau; sv bransleniva; fi polttoainetaso
garage: ro garajul; nb garasjeport
heating: sk vykurovanie; et kuttesusteem; ar tadfia; he chimum; fa garmayesh; da varmeanlaeg; nb varmeovn
height: uk vysota; ru vysota; et korgus; ar irtifa; fa ertefa; da hojden hoejde; ca alcaria; nb hoyden hoeyde; sv hoejd
home_address: nl thuisadres woonadres; sv hemadress; nb hjemmeadresse; da hjemmeadresse; fi kotiosoite
house: lv majoklis; hu haztartas; da husstand; nb husstand husholdning
humidity: hr vlaga; sl vlaga; tl halumigmig; sw unyevu; id kelembaban; he lachut; fa rotoobat
id: ar muarrif; he mezahe; fa shenase; hu azonositoja; ro identificator; ms pengecam; sw kitambulisho; tr tanimlayici;
  hi pehchan
incognito: de inkognitomodus; es modoincognito; cs anonymnirezim; pl trybprywatny; sv inkognitolage; fi incognitotila;
  et inkognito; hu inkognito; fa nashenas
install: bg instalatsia; sw usakinishaji; he hatkana; ca instalacio; nb installasjonen; uk instalyatsiya; ru
  installyatsiya
installed: bg instalirani; hr instalirano; sk nainstalovane instalovane; sl namesceno namescene; cs nainstalovane; lt
  idiegtos; lv instalets instaletas; el egkatestimena; it installati; nb installerte; ms dipasang; sw zilizosakinishwa;
  tl nakainstol; da installerede; ca instalades
kitchen: bg kuhnya; sk kuchyna; tl kusina; sw jikoni; ar matbakh; he mitbach; fa ashpazkhane; ca cuina
language: uk movy; hr jezika; sl jezika; lt kalbos; lv valodas; ro limbii; el glossas
latitude: ro latitudinea; sw latitudo; da breddegrader; nb breddegrader
level: sw kiwango; fa satheh; da niveauet
license_plate: nl kentekennummer; sv registreringsskylt; nb bilnummer; da nummerplader; fi rekisterikilpi; et
  registreerimisnumber
light: bg osvetlenie; hr rasvjeta; sk osvetlenie; sl luci; lt apsvietimas; lv apgaismojums; et valgustus; ro iluminare;
  el fotismos fwtismos; ar idaa; he teura; fa roshanai; da lyset; nb lyset; ja denki
listened: uk prosluhano; hr preslusano; sk vypocute; sl poslusano; hu meghallgatott; tl pinakinggan; sw imesikilizwa;
  id didengarkan; ar istimaa; he haazana; fa shenide
livingroom: sw sebule sebuleni; fa pazirai; da dagligstue
location: ro locatia locatiei; tl kinaroroonan; sw eneo; ar mawqi; he mikum; da placering; ca localitzacio; nb
  plassering posisjonen; pl lokalizacji; cs polohy; sk polohy; ru mestopolozheniya; hr lokacije; sl lokacije; lv
  atrasanas; et asukoha; fi sijainnin; el topothesias; tr konumun
lock: el kleidaria; tl kandado; sw kufuli; he manul; fa ghofl; da laasen
locked: uk zamkneno; bg zaklyucheno; sl zaklenjeno; lv aizslegts aizslegta; et lukus; hu bezart; ro incuiata; ms
  dikunci; tl nakakandado; sw imefungwa; ar maqful; he naul
longitude: ro longitudinea; tl longhitud; sw longitudo; nb lengdegrader
manufacturer: he yatzran; fa sazande; da fabrikanten producenten; ru proizvoditelya; uk vyrobnyka; hr proizvodjaca; sl
  proizvajalca; lt gamintojo; lv razotaja; fi valmistajan; ro producatorului; el kataskevasti
measures: ar qiyasat; he medidot; fa andazegiri
memory: ms memori; tl memorya; sw kumbukumbu; id memori; he zikaron; fa hafeze; ru ozu pamyati; et muutmalu; pl
  pamieci; cs pameti; sk pamate; uk pamyati; hr memorije; sl pomnilnika; lt atminties; lv atminas; fi muistin; ro
  memoriei; el mnimis
meter: uk lichylnyk; hr brojilo; sl stevec; ru schetchik; lt skaitiklis; lv skaititajs; et arvesti; hu villanyora; ro
  contor; el metritis
mileage: hr prijedeno; sk kilometrov; sl kilometrina; hu kmora kmoraallas; fa karkard; sv maetarstaellning; nb
  kilometerstanden; da kilometertal
minutes: ms minit; tl minuto; ar daqaiq; he dakot; fa daghighe; ca minuts
model: hr modela; hu tipusa; ar tiraz; he degem
motion: hu mozgaserzekelo; ms pergerakan; tl paggalaw; sw mwendo; he tnua; fa harekat; da bevaegelsen
mynumber: ar raqmi
network: tl kalambatan; he reshet; fa shabake; da netvaerket; nb nettverket; sk siete; uk merezhi; hr mreze; sl
  omrezja; lt tinklo; et vorgu; ro retelei; el diktyou; pl sieci; sv naetverk
network_operator: hu mobilszolgaltato; et mobiilioperaator
network_type: fi verkkotyyppi; sv natverkstyp; nb nettverkstype; da netvaerkstype
number: sw nambari; he mispar; fa shomare; ru nomera; lt numerio; lv numura; et numbri; fi numeron; ro numarului
occupancy: sw uwepo; ar hudur; he nochechut; fa hozoor
open: lv atverts atverta; el anoichto; tl nakabukas; sw imefunguliwa; ar maftuh; he patuach; ca oberta; da aaben
  aabnet; nb aapen
operator: el parochos parochou; ar mushaghil; he mafil; da teleselskab; nb teleoperator; lt operatoriaus; et
  operaatori; ro operatorului
order: uk zamovlennya zamovlennia; bg porachka; hr narudzba narudzbe; sk objednavka objednavky; sl narocilo narocila;
  ru zakaz zakaza; cs objednavka objednavky; pl zamowienie zamowienia; fi tilaus tilauksen; lt uzsakymas uzsakymo; lv
  pasutijums pasutijuma; et tellimus tellimuse; hu rendeles; ro comanda comenzii; el paraggelia paraggelias; ms
  pesanan; sw agizo; id pesanan; he hazmana; fa sefaresh; da ordrenummer bestilling; ca comanda; nb bestilling; tr
  siparisin
os: lv operetajsistema; da styresystem; nb styresystem
os_version: de betriebssystemversion; fi kayttojarjestelmaversio
outgoing: de ausgehend; fr sortants; es salientes; pt enviadas; pl wychodzace; cs odchozi; ru ishodyashchie; nl
  uitgaand; sv utgaende; nb utgaende; da udgaende; fi lahtevat; tr giden; hu kimeno; ro trimise
parameter: de messgroesse; es parametro; fr parametre; it parametro; pt parametro; pl parametr; cs parametr; ru
  parametr
payment: uk plateg platezhu; ar dafaa; he tashlum; fa pardakht; da betalingen; pl platnosci; cs platby; sk platby; ru
  platezha oplaty; hr placanja; sl placila; lt mokejimo; lv maksajuma; fi maksun; ro platii; el pliromis; tr odemenin
paymentamount: hu fizetendo; de zahlbetrag
percent: uk vidsotkiv; hr postotak; sl odstotkov; tl porsyento; sw asilimia; he achuz; fa darsad; da procentdel
photo: uk fotohrafiya; bg snimka; de lichtbild; lv attels; tl litrato; sw picha; he tmuna; ko sajin; hi tasveer
place: sw pahali; de besuchsort
plate: hr registarska; sk ecv; et registreerimismark; ar lawha; fa pelak; da registreringsnummeret; nb nummerskilt
  bilskilt
playback: sw uchezaji; he hashmaa; fa pakhsh; da afspilningen; nb avspillingen
played: lt paleista; lv atskanots; el anaparichthi; sw imechezwa; da spillet; ca reproduit
position: bg pozitsia
private_mode: et privaatreziim
product: lt produktas prekes; lv produkts preces; ro produsul produsului; tr urunu urunun; ms barangan; tl produkto; sw
  bidhaa; id barang; ar muntaj; he mutzar; fa mahsool; da produktet varenummer; ca producte; nb produktet; ru tovara;
  uk tovaru; pl produktu; cs produktu; sk produktu; hr proizvoda; sl izdelka; et toote; fi tuotteen tuote; el proiontos
program: uk prohrama prohramy; tl palabas; sw kipindi; ar barnamaj; he tochnit; da udsendelse; nb tvprogram; ru
  programmy; fi ohjelman; ro programului emisiunii
quality: tl kalidad; sw ubora; he eichut; fa keyfiat
range: hr doseg; sl doseg; lt nuvaziuojamas; lv nobrauciens; hu hatotavolsag
read: bg procheteno; sl prebrano; lt perskaityta; lv izlasits; hu elolvasott; ro citita; tl nabasa; sw imesomwa; ar
  qiraa; fa khande; ca llegit
read_time: de lesedauer; sv lastid; nb lesetid; da laesetid; fi lukuaika; nl leestijd; et lugemisaeg
recipe: bg retsepta; hu etelrecept; tl resipe; sw mapishi; ca recepta; da opskrift
resolution: bg rezolyutsia; hr razlucivost rezolucija; sk rozlisenie; sl locljivost; ru razreshenie; cs rozliseni; pl
  rozdzielczosc; lt raiska; lv izskirtspeja; et eraldusvoime; hu felbontas kepernyofelbontas; ro rezolutie; ms
  resolusi; id resolusi; tl resolusyon; he rezolutzia; fa vozooh; da oplosning skaermoplosning; ca resolucio; nb
  opplosning skjermopplosning; sv upplosning skarmupplosning; fi resoluutio nayttotarkkuus; tr cozunurluk; it
  risoluzione; pt resolucao; nl beeldresolutie schermresolutie
respiratory_rate: de atemfrequenz; nl ademhalingsfrequentie; sv andningsfrekvens; nb pustefrekvens; da
  vejrtraekningsfrekvens; fi hengitystiheys hengitystaajuus; hu legzesszam
restaurant: bg restorant; sl restavracija; lv restorans; et soogikoht; tl kainan; sw mgahawa; ar mataam; he misada; fa
  restooran
room: tl kuwarto; id kamar; he cheder; fa otagh; da vaerelse; nb vaerelse; pl pokoju; cs pokoje mistnosti; ru komnaty;
  uk kimnaty; lt kambario; lv istabas; fi huoneen; ro camerei; tr odanin
roomtemperature: et toatemperatuur; hu szobahomerseklet; da rumtemperatur stuetemperatur; nb romtemperatur
  stuetemperatur; sv rumstemperatur inomhustemperatur; nl kamertemperatuur binnentemperatuur; fi huonelampotila
  sisalampotila; tr odasicakligi
rooted: hi rutit; pl zrootowane; cs rootnuto; ru ruted; uk rutovanyy; tr rootlanmis; hu rootolt; sv rotad; fi rootattu;
  lt rootintas; ro rootat
rows: fr lignes; de zeilen; es filas; it righe; pt linhas; nl rijen; pl wiersze; cs radky; sk riadky; sv rader; nb
  rader; da raekker; fi rivit; tr satirlar; ru stroki; uk ryadky; hu sorok; ro randuri; hr redci; sl vrstice; lt
  eilutes; lv rindas; id baris
rpm: de motordrehzahl
scanned: uk skanovano; bg skanirano; lt nuskaityta; lv noskenets; et skaneeritud; ms diimbas; sw imechanganuliwa; ar
  mamsuh; he nisrak; ca escanejat; nb skannede
screen: hu kijelzo; sw skrini; tl iskrin; he masach; nb skjermen; ru ekrana; uk ekrana; hr zaslona; sl zaslona; lt
  ekrano; lv ekrana; et ekraani; fi nayton; ro ecranului; el othonis; tr ekranin; da skaermen; sv skaermen
scroll_depth: sv scrolldjup; nb scrolledybde; da scrolldybde
searched: pl wyszukiwane; cs vyhledano; ru iskali iskal; uk shukaly; bg tarseno; sl iskano; sk vyhladane
season: ro sezonul; da saeson
seconds: el deuterolepta; ar thawani; he shniyot; fa sanie; ca segons
sensor: hr senzor; sk snimac; sl senzor; ru datchik; cs cidlo snimac; pl czujnik; tr sensoru; lt jutiklis; et andur; hu
  erzekelo; el aisthitiras; ms penderia; sw kihisi
serial: uk seriynyy seriynyj; ru serijnyj seriinyi seriyny; hr serijski; sk seriove vyrobne; cs seriove; lt serijos;
  lv serijas; ro seriala; ar tasalsuli; he siduri; fa seriyal
series: sl nadaljevanka; tl serye; sw tamthilia; ar musalsal; he sidra; fa seryal
session: bg sesia; tl sesyon; fa neshast; nb sesjonen; pl sesji; sk relacie; uk sesiyi; hr sesije; lt sesijos; lv
  sesijas; et seansi; fi istunnon; ro sesiunii; el synedrias; tr oturumun
setpoint: et sihttemperatuur; fi tavoitelampotila; ja setteiondo
shipping_address: de lieferanschrift; nl bezorgadres afleveradres; sv leveransadress; nb leveringsadresse; da
  leveringsadresse; fi toimitusosoite; et tarneaadress
skipped: bg propusnato; lv izlaists; tl nilaktawan; sw imerukwa; ar takhatti; he dilug; ca omes
smoke: lv dumi; et suitsuandur; tl usok; ar dukhan; da rogalarm; nb roykvarsler; sv brandvarnare; nl rookmelder; fi
  palovaroitin
socket: sl vticnica; lt kistukinis; lv kontaktligzda; et pistikupesa
song: hu dalcim; ro cantec; tl kanta; sw wimbo; fa ahang; da sangen; nb sangen
speed: el tachytita; tl bilis; he mehirut; fa sorat; da hastigheden
state: tl kalagayan; fa vaziat
station: bg stantsia; hr kolodvor; th sathani; sw kituo; he tachana; fa istgah; da togstation; sv haallplats
storage: bg hranilishte; ru hranilishche; sw hifadhi; ar takhzin; he ichsun; da lagerplads; nb lagringsplass
store: hr ducan trgovine; cs prodejna; hu aruhaz; ro magazinul magazinului; he chanut; fa foroshgah; da forretning; nb
  forretning; ru magazina; uk mahazynu; sl trgovine; lt parduotuves; lv veikala; et kaupluse; el katastimatos
system: hr sustav sustava; pl systemu; cs systemu; sk systemu; ru sistemy; uk systemy; lt sistemos; lv sistemas; et
  susteemi; fi jarjestelman jarjestelma; ro sistemului; el systimatos; tr sistemin; hu rendszer; nl systeem
target: pt alvo; fr cible; de zielobjekt; it bersaglio; nl doelwit; ru tselevoy; id sasaran; sw lengwa; hu celpont
temperature: th unhaphum; sw halijoto; fa dama
ticket: sl vozovnica; hu menetjegy belepojegy; sw tiketi; fa belit; da billetten
time: ro momentul; sw wakati; da tidspunkt; nb tidspunkt; sv tidpunkt; nl tijdstip
time_on_page: de verweildauer
time_on_screen: de bildschirmdauer
timezone: hi samaykshetra
type: ar naw3; lt tipas; et tuup; hu tipusu; ro tipul; ko yuhyeong; fi tapahtumatyyppi; sk typu; tr turu; pt tipos
unit: de einheit masseinheit; es unidad; pt unidade; nl eenheid; pl jednostka; cs jednotka; sk jednotka; hr jedinica;
  sv maatenhet; nb maaleenhet; fi yksikko; tr birimi; ru edinitsa; uk odynytsya; bg edinitsa; hu mertekegyseg; lv
  mervieniba; id satuan
uptime: fi kaynnissaoloaika; de betriebszeit
vacuum: de staubsauger saugroboter; ja sojiki; ko cheongsogi; zh saodiji; fr aspirateur; es aspiradora aspirador; it
  aspirapolvere; nl stofzuiger; pl odkurzacz; cs vysavac; sk vysavac; sv dammsugare; nb stovsuger; da stovsuger; fi
  imuri; tr supurge; ru pylesos; uk pylosos; hu porszivo; ro aspirator; lt siurblys; lv puteklusucejs; et tolmuimeja;
  hr usisavac; sl sesalnik; el skoupa; id penyedot
vehicle: uk avto avtomobilya; hu gepjarmu; ar sayara; he rechev; fa khodro; da bilens; nb bilens kjoeretoey; pl pojazdu
  samochodu; cs vozidla; sk vozidla; ru avtomobilya; hr vozila; sl vozila; lt automobilio; lv automasinas; et soiduki;
  fi ajoneuvon; ro vehiculului; el ochimatos; tr aracin
version: bg versia; he girsa
video: hr videozapis; hu videoja; tl bidyo; sw vidio; da videoen; nb videoen; ru videozapis; lv videoklips; fi videon;
  el vinteoklip
visited: uk vidvidano; bg poseteno poseteni; hr posjeceno; sl obiskano obiskane; ru poseshcheno; lt aplankyta
  aplankyti; lv apmeklets apmekletas; et kulastatud; hu meglatogatott; ro vizitate; ms dilawati; tl binisita; sw
  zilizotembelewa; id dikunjungi; ar ziyara; he bikur; fa bazdid; ca visitat visitades; nb besokte
voice: uk holos; hr glasovna; sl glasovno; ru golos; hi awaz; ms suara; sw sauti; id suara; ar sawt; fa seda; ca veu
volume: da lydniveau
watched: uk pereglyanuto; bg izgledano; hr pogledano; sk sledovane; lt ziureta; lv skatits; el parakolouthisi; tl
  pinanood napanood; sw kutazama imetazamwa iliyotazamwa; id nonton; ar mushahada; he tzfia; fa moshahede; da sete; nb
  settid
width: uk shyryna; bg shirina; ru shirina; hu kepernyoszelesseg; ro latime; ms kelebaran; tl lapad; sw upana; he
  rochav; da bredden; ca amplada; nb bredden
window: ar nafidha; he chalon; fa panjere; sv foenster
"""
