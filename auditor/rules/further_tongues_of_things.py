"""What devices, homes, vehicles, films and places are called in further languages, and in words less common, for
`auditor.rules.words`; what `auditor.rules.tongues_of_things` says of a word comes before.

The entries are written as there.
"""

from __future__ import annotations

FURTHER_THINGS = """
action: hu muvelet; ro actiune; el energeia; uk diya; sr radnja akcija; vi hanhdong; et tegevus; lt veiksmas; lv
  darbiba; sk akcia; ca accio
advertising: hu hirdetesi; ro publicitate; el diafimistiko; uk reklamnyi; vi quangcao; et reklaami; lt reklamos;
  lv reklamas; sk reklamny
air: ja 空気
alarm: hu riaszto; el synagermos; uk syhnalizatsiya; sr alarmni; vi baodong; et valvesignalisatsioon; lt
  signalizacija; ru signalizatsiya okhrana; sk poplach; sl alarmna
amount: hu osszeg; ro suma; el poso; sr iznos; vi sotien; sk ciastka; sl znesek; ca quantitat; ar mablagh; ms
  amaun; tl halaga
app: hu alkalmazas; ro aplicatie aplicatia; el efarmogi; uk zastosunok dodatok; sr aplikacija; vi ungdung; et
  rakendus aplikatsioon; lt programele; lv lietotne; sk aplikacia; ca aplicacio; ar tatbiq; tl aplikasyon; sw
  programu; sv applikation
apps: hu alkalmazasok; ro aplicatii aplicatiiinstalate; el efarmoges; uk zastosunky; sr aplikacije; vi cacungdung
  ungdungdacai; et rakendused; lt programeles; lv lietotnes; de anwendungen; nl applicaties; sv appar; nb apper;
  fi sovellukset; ja アプリ一覧; ko 앱목록; zh 应用列表; pl zainstalowane; sk aplikacie; ca aplicacions; ar
  tatbiqat; hi anuprayog
armed: hu elesitve elesitett; ro armat armata; el oplismenos; uk pidokhoroni; sr naoruzan; et valvestatud; lt
  ijungtaapsauga; ru podokhranoy; sk zapnutyalarm
arrival: de ankunft; fr arrivee; es llegada; it arrivo; pt chegada; nl aankomst; pl przyjazd przybycie; cs prijezd
  prichod; sv ankomst; fi saapuminen; tr varis gelis; ru pribytie prikhod; hu erkezes; ro sosire; el afixi; uk
  prybuttya; sr dolazak; et saabumine; lt atvykimas; id kedatangan; ja 到着; ko 도착; zh 到达
arrived: de angekommen; fr arrive; es llego llegado; it arrivato; pt chegou; nl aangekomen; pl przybyl; cs prisel;
  sv anlant; nb ankommet; fi saapui; tr geldi; ru pribyl; hu megerkezett; ro sosit; et saabus; lt atvyko; id tiba
athome: hu otthonvan; ro acasa; el stospiti; uk vdoma; sr kodkuce; et kodus; lt namuose; ru doma; fr alamaison; vi
  onha
author: hu szerzo; ro autorul; el syggrafeas; uk avtor; vi tacgia; lt autorius; lv autors; ar muallif; ms
  pengarang; fi kirjoittaja
battery: hu akkumulator; ro bateriei; el mpataria bataria; uk akumulyator; sr baterija; bg bateriya; vi pinh
  dungluongpin; lv akumulators; ar battariya; ms bateri; fi akun; tl baterya; sw betri
bedroom: hu haloszoba; ro dormitor; el krevatokamara; uk spalnya; sr spavaca; et magamistuba; lt miegamasis; sk
  spalna; vi phongngu; id kamartidur; pt quarto; it cameraletto
book: hu konyv; el vivlio; uk knyha; sr knjiga; vi sach; et raamat; lt knyga; lv gramata; ca llibre; de hoerbuch;
  it audiolibro; pt audiolivro; nl luisterboek; sv ljudbok; nb lydbok; da lydbog; cs audiokniha; fi aanikirja; hu
  hangoskonyv
branch: de zweigstelle niederlassung; fr succursale agence; es sucursal; nl filiaal vestiging; pl oddzial; cs
  pobocka; sv filial; nb avdeling; da afdeling; fi toimipiste; tr sube; ro sucursala; el ypokatastima; uk
  viddilennya; sr filijala; vi chinhanh; et harukontor; id cabang; ms cawangan; ja 支店; ko 지점; zh 分店
brand: hu markanev; uk brend; vi thuonghieu; lt prekeszenklas; lv zimols; sl znamka; ms jenama; tl tatak
brightness: hu fenyero; ro luminozitate; el fotinotita; uk yaskravist; sr osvetljenost osvetljenje; bg yarkost; vi
  dosang; et heledus; lt ryskumas sviesumas; lv spilgtums; sl svetlost; hr svjetlina; ca brillantor; ar sutuue
camera: et kaamera; lt vaizdokamera; vi mayanh
card: hu kartya; ro cardul; uk kartka; sr kartica; vi thetindung; et pangakaart; lt kortele; lv karte; ca targeta;
  ar bitaqa
channel: hu csatorna; ro canalul; el kanali; vi kenh; lt kanalas; lv kanals; ar qanat; th chong
chapter: hu fejezet; ro capitol; el kefalaio; uk rozdil; sr poglavlje; vi chuong; et peatukk; lt skyrius; ru
  glava; tr bolumu
charging: hu toltes; ro incarcare; el fortisi; uk zaryadzhannya; sr punjenje; bg zarezhdane; vi dangsac; et
  laadimine laeb; lt ikrovimas; lv uzlade; ru zaryazhaetsya; sk nabijanie; fr enchargerecharge recharge; pt
  carregamento; da opladning; tr sarj; id pengisian; ja 充電 juden; ko 충전중; sl polnjenje
checkin: hu bejelentkezes becsekkolas; ro inregistrare; el eisodos; uk reyestratsiya; sr prijava ulazak; vi
  diemdanh checkintai; et sissepaas; lt registracija; ru vhod vkhod; fi sisaankirjautuminen kirjautuminen; da
  indtjekning; id absen presensi; fr arriveesalle; ms daftarmasuk
class: ja 学級
closed: de zugesperrt; pl zamkniety zamknieto; cs zavrena; sk zatvorene zatvorena; tr kapali; ru zakryt; hu zarva;
  ro inchis inchisa; el kleisto kleisti; sr zatvoreno; et suletud; lt uzdaryta; id tertutup; ja 閉; ko 닫힘; zh
  关闭
comments: hu hozzaszolasok; ro comentariile; el sxolia; uk komentari; cs komentare; fi kommentit; nb kommentarer;
  id komentarkomentar
completed: hu befejezett befejezve; ro terminat finalizat; el oloklirothike; uk zaversheno; sr zavrseno; vi
  hoanthanh; et lopetatud; lt baigta; ru dosmotreno; sk dokoncene; da fuldfort; nl afgerond; es finalizado; it
  finito; fr finie; cs dohrano; pl zakonczone; ja 視聴完了; ca acabat
contraception: de verhuetung verhuetungsmittel; fr contraception contraceptif; es anticonceptivo; it
  contraccettivo anticoncezionale; pt anticoncepcional contraceptivo; nl anticonceptie; pl antykoncepcja; cs
  antikoncepce; sk antikoncepcia; sv preventivmedel; nb prevensjon; da praevention; fi ehkaisy; tr dogumkontrol;
  ru kontratseptsiya; hu fogamzasgatlo fogamzasgatlas; ro contraceptie; el antisyllipsi; sr kontracepcija; vi
  tranhthai; id kontrasepsi
cooling: hu hutes; ro racire; el psyxi; uk okholodzhennya; sr hladjenje; et jahutus; lt vesinimas; ru
  okhlazhdenie; sk chladenie; da koling; id pendingin
currency: hu penznem; el nomisma; uk valyuta; vi tiente; et valuuta; lt valiuta; ms matawang
cycle: de zyklus; pt ciclo; pl cykl; cs cyklus; nb syklus; fi kierto; tr dongu; ru tsikl; hu ciklus; ro ciclu; el
  kyklos; uk tsykl; et tsukkel; lt ciklas; vi chuky; id siklus; ja shuki 周期; ko 주기; zh zhouqi
cyclelength: pt duracaomedia duracaociclo; es duracionciclo; it duratamedia duratacyclo; fr dureecycle; de
  zykluslaenge; nl cyclusduur; pl dlugosccyklu; cs delkacyklu; sv cykellangd; nb sykluslengde; hu ciklushossz; ro
  duratacicluse
deepsleep: de tiefschlaf; fr sommeilprofond; es suenoprofundo; it sonnoprofondo; pt sonoprofundo; nl diepeslaap;
  pl sengleboki; cs hlubokyspanek; sv djupsomn; nb dypsovn; da dybsovn; fi syvauni; tr derinuyku; ru glubokiyson;
  hu melyalvas; ro somnprofund; et sugavuni; id tidurnyenyak; ja 深い睡眠 fukaisuimin; zh shendushuimian 深睡; ko
  깊은수면
device: hu eszkozok keszulek; ro dispozitivul aparat; el syskevi; uk prystriy; sr uredjaj uredaj; vi thietbi; et
  seade; lt irenginys prietaisas; lv ierice; sk zariadenie; hr uredjaji; sl naprava; ca dispositiu; ar jihaz; ms
  peranti; sw kifaa; da apparat enheden; th upakon
distance: de entfernung strecke; es distancia; it distanza; nl afstand; pl dystans; cs vzdalenost; sk vzdialenost;
  sv avstand stracka; da distancen; fi matka; tr mesafe; ru rasstoyanie distantsiya; hu tavolsag; ro distanta; el
  apostasi; uk vidstan; sr razdaljina; et vahemaa; lt atstumas; vi quangduong; id jarak; ja kyori 距離; ko 거리;
  zh juli 距离
door: hu ajto; uk dveri; sr vrata; vi cuachinh; lt durys; lv durvis; tl pinto; da yderdor hoveddor; sw mlango
doorbell: hu csengo; ro sonerie; el koudouni; uk dzvinok; sr zvono; et uksekell; lt durskambutis; ru
  dvernoyzvonok; sk zvoncek; vi chuongcua; id belpintu
downloaded: de heruntergeladen; fr telecharge; es descargado descarga descargas; it scaricato scaricati; pt
  baixado baixados; nl gedownload; pl pobrane pobrano; cs stazeno stazene; sk stiahnute; sv nedladdad nedladdat;
  nb lastetned nedlastet; da downloadet; fi ladattu; tr indirilen; ru skachano zagruzheno; hu letoltott letoltes;
  ro descarcat; el katevasmeno; uk zavantazheno; sr preuzeto; et allalaaditud; lt atsisiusta; vi taixuong; id
  diunduh unduhan; ja ダウンロード; ko 다운로드; zh 下载 xiazai
driver: hu sofor vezeto; ro sofer; el odigos; uk vodiy; sr vozac; bg shofyor; vi taixe; et juht; lt vairuotojas;
  lv vaditajs; sk vodic; sl voznik; ar sayiq; ms pemandu; tl drayber
drive: ja ドライブ
duration: hu idotartam; el diarkeia; uk tryvalist; sr trajanje; bg prodalzhitelnost; vi thoiluong; et kestus; lt
  trukme; lv ilgums; ru prodolzhitelnost; sk trvanie; ca durada; ar mudda; ms tempoh; da varigheden
emulator: hu emulatoros; sv emulatorn; el prosomoiotis
energy: hu fogyasztas; ro consum; el katanalosi; uk spozhyvannya; sr potrosnja; vi tieuthu diennang; et tarbimine;
  lt suvartojimas energija; ru raskhod energiya; sl poraba; ms penggunaantenaga; id energi
engine: ro motorul; el kinitiras; uk dvyhun; et mootor; lt variklis; ru dvigatel dvigatelya; vi dongco; id mesin;
  tr motoru; lv dzinejs
entrance: de eingang einlass; fr entree; es entrada acceso; it entrata; nl ingang; pl wejscie; cs vchod vstup; sv
  entre inpassering; nb inngang; da indgang; fi sisaankaynti; tr giris; hu bejarat; ro intrare; uk vkhid; sr ulaz;
  lt iejimas; vi loivao; id pintumasuk; ja 入口; ko 입구
episode: hu epizodresz; el epeisodio; uk seriya; vi tapphim; et episood; lv epizode; ca episodi; ar halqa; ms
  episodlagu; pt episodios; ja エピソード; ko 회차 에피소드
event: hu esemeny; ro eveniment; el symvan gegonos; uk podiya; sr dogadjaj dogadaj; bg sabitie; vi sukien; et
  sundmus; lt ivykis; lv notikums; ru sobytiye; sl dogodek; ca esdeveniment; ar hadath; tl kaganapan; sw tukio; ja
  出来事
fan: el anemistiras; uk ventylyator; et ventilaator; lt ventiliatorius; ru ventilyator; vi quat; id kipas
fare: hu viteldij; el komistro; et piletihind; ru stoimost; vi cuocphi; ms tambang
film: hu filmje; ro filmul; el tainia; sr filmovi; vi phim; lt filmas; lv filma; ms filem
free: hu szabad; ro liber liberi; el eleftheros eleythera; uk vilno vilnyi; sr slobodno; et vaba; lt laisva; lv
  brivs; ru svobodno; fi vapaa; id tersedia bebas; vi controng; nb ledig; ko 남은; zh 剩余 可用; es libres
fuel: hu uzemanyag; ro combustibil; el kafsimo kafsima; uk palne palyvo; sr gorivo; vi nhienlieu xang; et kutus;
  lt kuras degalai; lv degviela; ar wuqud; ms bahanapi
garage: hu garazskapu garazs; el gkaraz; uk harazh; sr garaza; et garaaz; lt garazas; ru garazh; id garasi; fi
  autotallinovi
gear: es marcha; it marcia; nl versnelling; pl bieg; cs prevod; sv vaxel; fi vaihde; tr vites; ru peredacha; hu
  sebessegfokozat fokozat; ro treaptaviteza; et kaik; vi hopso; ja ギア; ko 기어; zh 档位 dangwei
heating: hu futes; ro incalzire; el thermansi; uk opalennya; sr grejanje; vi suoi; et kute; lt sildymas; lv
  apkure; ru otopleniye; sk kurenie; hr grijanje; sl ogrevanje; ca calefaccio
height: lt aukstis; lv augstums; bg visochina
house: hu otthon; ro locuinta; el spiti; uk budynok; sr kuca; bg kashta; et kodu maja; lt namas namai; ca llar; ar
  manzil; tl bahay; fi talo; ru kvartira; nb hjem; nl woonhuis; fr domicile foyer
humidity: hu paratartalom; ro umiditate; el ygrasia; uk volohist; sr vlaznost; vi doam; et niiskus ohuniiskus; lt
  dregme; lv mitrums; ca humitat; ar rutuba
id: hu azonosito; el anagnoristiko taftotita; uk identyfikator; sr identifikator; vi madinhdanh maso; et tunnus;
  lt identifikatorius; lv identifikators; it identificativo; fr identifiantunique; nl kenmerk; sv identifierare;
  fi tunniste; id pengenal; ja 識別子; ko 식별자; zh 标识符
ingredients: hu hozzavalok; ro ingrediente; el ylika; uk inhrediyenty; sr sastojci; et koostisosad; lt
  ingredientai; ru ingrediyenty; vi nguyenlieu; id bahanbahan; fi ainesosat
install: hu telepites telepitesi; ro instalare; el egkatastasi; uk vstanovlennya; sr instalacija; bg instalatsiya;
  vi caidat; et paigaldus; lt diegimas; sk instalacia; sl namestitev; ca installacio; ar tathbit; ms pemasangan;
  id instalasi; da installering; nb installasjon; sv installationen; nl installatieid; cs instalacni; pl
  instalacji
installed: de installiert; fr installe installees; es instalado instalados instaladas; nl geinstalleerd; pl
  zainstalowano; cs nainstalovano; sv installerad installerade; nb installert; da installeret; fi asennettu
  asennetut; tr yuklu; ru ustanovleno ustanovlennye; hu telepitett; ro instalat instalate; el egkatestimenes; uk
  vstanovleni; sr instalirane; vi dacai; et paigaldatud; lt idiegta; id terinstal terpasang; ja インストール済み;
  ko 설치된; zh 已安装
kitchen: hu konyha; ro bucatarie; el kouzina; uk kukhnya; sr kuhinja; et kook; lt virtuve; vi phongbep
language: hu nyelve; el glossa; uk mova; sr jezik; bg ezik; vi ngonngu; et keel; lt kalba; lv valoda; ru yazyka;
  ca llengua; ar lugha; tl wika; pt idiomas; da sproget; nb spraak; th phasa; he safa
latitude: hu szelesseg; el geografikoplatos platos; uk shyrota; sr geografskasirina; vi vido; et laiuskraad; lt
  platuma; lv platums
level: hu szint; ro nivelul; el stathmi epipedo; uk riven; sr nivo; vi mucdo; et tase; lt lygis; lv limenis; hr
  razina; ca nivell; ar mustawa; ms tahap; nb nivaa; tl antas
light: hu lampa vilagitas feny; ro lumina; el fota; uk svitlo; bg svetlina; vi denngu; et valgus; lt sviesa; lv
  gaisma; hr svjetlo; ca llum; tl ilaw
lightsleep: de leichtschlaf leichterschlaf; fr sommeilleger; es suenoligero; it sonnoleggero; pt sonoleve; nl
  lichteslaap; pl senplytki senlekki; cs lehkyspanek; sv latsomn; nb lettsovn; da letsovn; fi kevytuni; tr
  hafifuyku; ru legkiyson; hu konnyualvas; ro somnusor; et kergeuni; ja 浅い睡眠; zh qianshui 浅睡; ko 얕은수면
listened: hu hallgatott meghallgatva; ro ascultat; el akroasi akousmeno; uk proslukhano; sr slusano; bg slushano;
  vi danghe; et kuulatud; lt klausyta; lv klausits; ru proslushano; sk pocuvane; pt ouvida; da lyttede; sv
  lyssnade; nl luistertijd; fr ecoutes
livingroom: hu nappali; ro sufragerie; el saloni; uk vitalnya; sr dnevnasoba; et elutuba; lt svetaine; ru
  gostinaya; sk obyvacka; vi phongkhach; id ruangtamu; es salaestar; fr salon; de stube
location: hu helyzet tartozkodasihely; ro pozitia; el topothesia; uk mistseznakhodzhennya heolokatsiya
  roztashuvannya; sr lokacija; vi vitri; et asukoht; lt vietove; lv atrasanasvieta; ru geolokatsiya; ca ubicacio;
  ar mawqie; ms kedudukan; tl lokasyon; sw mahali
lock: hu ajtozar; ro incuietoare; el klidaria; sr brava; bg klyuchalka; vi khoacua; et lukk; lt spyna uzraktas; lv
  sledzene; sl kljucavnica; ca pany; ar qufl; nb doerlas; da dorlas; fi ovilukko; es cerrojo
locked: de abgesperrt; fr verrouillee; es bloqueado bloqueada; it bloccato; pt trancado trancada; pl zablokowany
  zablokowane; cs zamknuto zamknute; nb laast; fi lukittu; ru zablokirovan zaperto; hu bezarva lezarva; ro incuiat
  blocat; el kleidomeno kleidomeni; uk zablokovano; sr zakljucano; et lukustatud; lt uzrakinta; id terkunci; nl
  opslot
longitude: hu hosszusag; el geografikomikos mikos; uk dovhota; sr geografskaduzina; bg dalzhina; vi kinhdo; et
  pikkuskraad; lt ilguma; lv garums; sk zemepisnadlzka; da laengdegrad
manufacturer: hu gyarto; ro producator; el kataskevastis; uk vyrobnyk; sr proizvodjac proizvodac; vi nhasanxuat
  hangsanxuat hangsx; et tootja; lt gamintojas; lv razotajs; sk vyrobca; sl proizvajalec; ms pengeluar; ar
  musannie; tl tagagawa; sw mtengenezaji; id pembuat
memory: ro memorie; el mnimi; uk pamyat; sr memorija; vi bonho; et malu; lt atmintis; lv atmina; sk pamat; sl
  pomnilnik; ar dhakira; ms ingatan
mileage: hu futasteljesitmeny kilometerora; ro kilometraj; el xiliometra chiliometra; uk probih; sr kilometraza
  predjenikm; vi sokm quangduongdadi; et labisoit odomeeter; lt rida; lv nobraukums; sk najazdene; sl prevozeni;
  ca quilometratge; ms perbatuan; da korelaengde kmtal; nb kjorelengde; sv korstracka; fi ajomaara; es
  cuentakilometros; pt hodometro; it contachilometri; fr compteurkm; nl kilometerteller; pl licznikkm; cs
  tachometr; ja 総走行距離; ko 누적주행거리; zh 行驶里程; tr kilometresi
minutes: hu percek; el lepta; uk khvylyn khvylyny; sr minuta; vi phut; et minutit; lt minuciu; ru minut; fi
  minuutit
mode: hu uzemmod; el leitourgia; uk rezhym; vi chedo; et reziim; lt rezimas; lv rezims; hr nacin; da
  driftstilstand tilstandmode; nb driftsmodus; sv driftlage
model: hu modellje; ro modelul; el montelo; vi kieumay doimay dongmay; et mudel; lt modelis
motion: hu mozgas; ro miscare; el kinisi; uk rukh; sr pokret; vi chuyendong; et liikumine; lt judesys; lv kustiba;
  sl gibanje; ca moviment
network: hu halozat; ro retea reteaua; el diktyo; uk merezha; sr mreza; bg mrezha; vi mang; et vork; lt tinklas;
  lv tikls; sk siet; sl omrezje; ca xarxa; ar shabaka; ms rangkaian; fi verkon; sw mtandao; nb nett
number: hu szam szama; ro numar numarul; el arithmos; sr broj; lt numeris; lv numurs; sl stevilka; ar raqm; ms
  nombor; fi numeronsa; sw namba
occupancy: hu jelenlet; ro prezenta; el parousia; uk prysutnist; sr prisustvo; bg prisastvie; vi hiendien; et
  kohalolek; lt buvimas; lv klatbutne; hr prisutnost; sl prisotnost; ms kehadiran
open: hu nyitva nyitott; ro deschis deschisa; el anoixto anoixti; uk vidchyneno vidkryto; sr otvoreno otvorena; et
  avatud; lt atidaryta; sk otvorene; id terbuka; da abent; sl odprto; ca obert
opened: fr ouvertes; it aperti; hu megnyitva megnyitott; ro deschise; cs otevreny; ru otkryta; sv oppnat; da
  abnet; et avati; uk vidkryta; sr otvoreni
operator: hu szolgaltato; ro operatorul; el paroxos; sr operater; vi nhamang; et operaator; lt operatorius; ms
  pengendali; fi operaattorin; es compania
os: hu operaciosrendszer; ro sistemoperare; el leitourgikosystima leitourgiko; uk operatsiynasystema; sr
  operativnisistem; vi hedieuhanh; et operatsioonisusteem; lt operacinesistema; ru operatsionnayasistema; sk
  operacnysystem; id sistemoperasi; ms sistempengendalian; hr operacijskisustav
orientation: hu tajolas; ro orientare; pt orientacao; it orientamento; nl orientatie; pl orientacja; cs orientace;
  sv orientering; fi suunta; tr yonelim; ru orientatsiya; el prosanatolismos; id orientasi; sr orijentacija; et
  paigutus
package: hu csomag csomagnev; ro pachet; el paketo; vi goi tengoi; et pakett; lt paketas; lv pakotne; ru paketa;
  sk balik; pl pakiet; cs balicek; pt pacote; it pacchetto; fr paquet; nl pakketnaam; fi paketti; sv paketnamn; nb
  pakkenavn; tr paketadi; id namapaket; ja パッケージ; ko 패키지; zh 包名 baoming
paused: fr enpause; es pausada enpausa; it inpausa; pt empausa; pl zapauzowano; sk pozastavene; fi tauolla
  keskeytetty; tr durakladi; ru priostanovleno; hu szuneteltetve megallitva; ro intrerupt; el sepaysi; uk
  pryzupyneno; sr pauzirano; et peatatud; lt pristabdyta; vi tamdung; ja 一時停止; ko 일시정지; zh 暂停
payment: hu fizetes; el pliromi; uk platizh; sr placanje uplata; bg plashtane; vi thanhtoan; et makse; lt
  mokejimas; lv maksajums; ru platezh; sl placilo; ca pagament; ar dafe; ms bayaran; tl bayad; sw malipo
percent: ro procente; el pososto tiskato; uk vidsotok; sr procenat; bg protsent; vi phantram; lt procentai; lv
  procenti; sk percenta; ca percentatge; ms peratus; ar nisba; hr posto; sl odstotek
phase: es fase; pl faza; cs faze; fi vaihe; tr evre; hu fazis; el fasi; et faas; vi giaidoan
photo: de foto bild; es fotografia; pl zdjecie; cs fotka fotografie; nb bilde; da billede; fi kuva valokuva; tr
  fotograf; ru snimok; hu fenykep; ro poza; uk svitlyna; sr fotografija slika; et pilt; lt nuotrauka; vi hinhanh;
  id gambar; ja 写真 shashin; ko 사진; zh 照片 tupian
place: hu hely helyszin; ro locul; el meros xoros; uk mistse; sr mesto; bg myasto; vi diadiem; et koht; lv vieta;
  sk miesto; hr mjesto; ca lloc; ar makan
plate: hu rendszam; ro numarinmatriculare; el pinakida; uk nomernyiznak; sr tablica; vi biensoxe bienso; et
  numbrimark; lt valstybinisnumeris; ru gosnomer; fi rekisteritunnus rekkari; nl nummerplaat; da nummerplade; nb
  skiltnummer; sv regnr regnummer; id platmobil; sl registrska; es placa
playback: hu lejatszas; ro redare; el anaparagogi; uk vidtvorennya; sr reprodukcija; bg vazproizvezhdane; vi
  phatlai; et taasesitus; lt atkurimas grojimas; lv atskanosana; ru vosproizvedenie; sk prehravanie; sl
  predvajanje; ca reproduccio; ms mainbalik; ja 再生中; da afspil; it riproduttore
played: hu lejatszott; ro redat; el anaparaxthike; uk vidtvoreno; sr pusteno; vi daphat; et esitatud; lt grota; ru
  vosproizvedeno; sk prehrane; ms dimainkan
player: de abspieler; fr lecteur; es reproductor; it lettorevideo; pt reprodutor; pl odtwarzacz; cs prehravac; sv
  spelare; nb avspiller spiller; da afspiller; fi soitin; tr oynatici; ru pleer; hu lejatszo; ro playerul; el
  anaparagogeas; uk pleyer; sr plejer; et pleier; lt grotuvas; vi trinhphat; id pemutar; ja プレーヤー; ko
  플레이어; zh bofangqi 播放器
playing: de spielt laeuft; fr enlecture; es reproduciendo; it inriproduzione; pt reproduzindo; nl speeltaf; pl
  odtwarzane; sv spelas; nb spilles; fi toistetaan; tr oynatiliyor; ru igraet; hu lejatszik; ko 재생중; zh 播放中
position: hu pozicio; ro pozitie; el thesi; uk pozytsiya; sr pozicija; bg pozitsiya; vi vitriphat; et positsioon
  asend; lt padetis; sk pozicia; sl polozaj; ca posicio; fi kohta toistokohta; nl afspeelpositie; tr konumsn; zh
  jindu 进度 播放进度; ko 재생위치
power: hu teljesitmeny; ro putere; el isxys; uk potuzhnist; sr snaga; bg moshtnost; vi congsuat; et voimsus; lt
  galia; lv jauda; ar quwa; ms kuasa; nb effekt; id daya
private: de privatmodus; fr navigationprivee; es modoprivado anonimo; it navigazioneanonima; pt abaanonima; nl
  priveemodus; pl prywatny; cs anonymni; sv privatlage; fi yksityinen; tr gizli gizlimod; ru privatnyy; id
  penyamaran; ja プライベート シークレット; ko 시크릿; zh 无痕 隐私模式; vi andanh; uk pryvatnyi; el idiotiki
product: hu termek; ro produs; el proion; uk tovar; sr proizvod; vi sanpham; et toode; lt preke; sl izdelek
program: hu musor; ro emisiune; el ekpompi; sr emisija; bg predavane; vi chuongtrinh; et saade; lt laida; lv
  raidijums; sl oddaja; ca emissio; ms rancangan; id acara; fi lahetys
progress: de fortschritt; fr progression avancement; es progreso; it avanzamento progresso; nl voortgang
  luisterstand; pl postep; cs prubeh; sk priebeh; sv framsteg; nb fremdrift; da fremskridt; fi edistyminen; tr
  ilerleme; hu haladas elorehaladas; ro progres; el proodos; uk prohres; sr napredak; et edenemine; lt pazanga; vi
  tiendo; id kemajuan; ja 進捗; ko 진행률
quality: hu minoseg; ro calitate; el poiotita; uk yakist; vi chatluong; et kvaliteet; lt kokybe; lv kvalitate; hr
  kvaliteta; sl kakovost; ca qualitat; ar jawda; ms kualiti
range: hu hatotav; el aftonomia; uk zapaskhodu; sr domet; vi phamvi; et soiduulatus; lt nuvaziuojama; ru
  zapaskhoda; sk dojazd; ja 航続可能距離; ko 주행가능거리
read: hu olvasott; ro citit; el diavasmeno; uk prochytano; sr procitano; vi dadoc; et loetud; lt skaityta; lv
  lasits; ru prochitano; sk precitane; da laest; fi luetut
recipe: hu recept; ro reteta; el syntagi; uk retsept; vi congthuc; lt receptas; ja reshipi; ms resipi
recording: de aufnahme aufzeichnung; fr enregistrement; es grabacion; pt gravacao; nl opname geluidsopname; pl
  nagranie; cs nahravka; sv inspelning; nb opptak; da optagelse; fi aanite tallenne; tr seskaydi; ru zapis
  audiozapis; hu felvetel hangfelvetel; el ixografisi; uk zapys; sr snimak; et salvestis; lt irasas; vi ghiam
  ghiaam; id rekaman; ja 録音 rokuon; ko 녹음; zh 录音 luyin
restaurant: hu etterem; ro restaurantul; el estiatorio; lt restoranas; sk restauracia; vi nhahang; id rumahmakan
room: hu szoba helyiseg; ro incapere; el domatio; uk kimnata; sr soba prostorija; bg staya; vi phong; et tuba
  ruum; lt kambarys; lv istaba; sk izba miestnost; ca habitacio; ar ghurfa; ms bilik; tl silid; sw chumba; fi
  huoneet; pt comodo
rooted: ru rutovan; ja ルート化; zh 已root
rpm: de drehzahl umdrehungen; fr regimemoteur; es revoluciones; pt rotacoes; nl toerental; pl obroty; cs otacky;
  sv varvtal; nb turtall; da omdrejninger; fi kierrosluku kierrokset; tr devir; ru oboroty; hu fordulatszam; ro
  turatie; el strofes; uk oberty; sr obrtaji; et poorded; lt apsukos; vi vongtua; id putaranmesin; ja 回転数; ko
  회전수; zh 转速 zhuansu
scanned: hu beolvasott; ro scanat; el saromeno; uk vidskanovano; sr skenirano; vi daquet quetma; et skannitud; lt
  nuskenuota; ru otskanirovano skanirovano; sk naskenovane; it qrletto; fr scannee; nl gescanned; da scannet; fi
  skannattu; ja 読み取り; ko 스캔; zh 扫描
school: de schule; fr ecole; es escuela colegio; it scuola; pt escola; pl szkola; cs skola; sv skolan; nb skole;
  fi koulu; tr okul; ru shkola; hu iskola; ro scoala; el sxoleio; et kool; lt mokykla; vi truonghoc; id sekolah;
  ja gakko 学校; ko 학교; zh xuexiao
screen: hu kepernyo; ro ecranul; el othoni; vi manhinh; et ekraan; lt ekranas; lv ekrans; hr zaslon; ar shasha; ms
  skrin; pl ekranu; id layarhp
screens: de bildschirme; fr ecrans; es pantallas; it schermate; pt telas; nl schermen; pl ekrany; cs obrazovky; sv
  skarmar; nb skjermer; da skaerme; fi naytot; tr ekranlar; hu kepernyok; ro ecrane; sr ekrani
scrolled: de scrolltiefe; nl scrolldiepte; pl przewiniecie; cs posun rolovani; sv scrollning; nb rulling; da
  rulning; tr kaydirmaderinligi; hu gorgetes; ro derulare; el kylisi; sr skrolovanje; et kerimine; lt slinkimas;
  vi cuon; id guliran; ja スクロール; ko 스크롤; zh 滚动
season: hu evad; et hooaeg; lt sezonas; id musim
seconds: hu masodperc; ro secunde; el defterolepta; sr sekundi sekunde; vi giay; et sekundit; lt sekundes; fi
  sekunnit
serial: hu sorozatszam gyariszam; ro numarserie; el seiriakos; uk seriynyinomer; sr serijskibroj; bg seriennomer;
  vi soseri; et seerianumber; lt serijosnumeris; lv serijasnumurs; ru seriynyynomer; sk seriovecislo; sl serijska;
  ca numeroserie; es nserie; it matricolaseriale; pl nrseryjny; cs serioveci serovecislo vyrobnicislo; nl serienr;
  de seriell; ms nomborsiri; tr serinumarasi
series: hu sorozat; ro serialul; el seira; sr serija; vi phimbo; et sari seriaal; lt serialas; lv serials; sl
  nanizanka
session: hu munkamenet; ro sesiune; el synedria; uk sesiya; sr sesija; vi phien phienlamviec; et seanss sessioon;
  lt seansas; ru seans sessii; sk relacia; sl seja; ca sessio; ar jalsa; da sessionen
setpoint: hu celhomerseklet beallitott; ro setata; el epithymiti; sr zadata; et seadistatud; lt nustatyta; ru
  ustavka zadannaya; da oensket onsket; sv onskad; fi asetusarvo tavoite; nl ingesteld; id diatur; it
  impostazione; pt desejada; es deseada; fr souhaitee; pl ustawiona
shutter: hu redony; ro jaluzele; el rolo pantzouria; sr roletna; et ruloo ruulood; lt roletai; ru zhalyuzi shtory;
  vi remcua; id tirai; fi kaihtimet
signal: ja 信号
skipped: hu atugrott kihagyva; ro sarit omis; el paraleifthike; uk propushcheno; vi boqua; et vahele; lt
  praleista; sk preskocene; da oversprunget; nb hoppetover; fi ohitettiin; fr ignoree; ja スキップ済; de geskippt;
  ca saltat; ms dilangkau
smoke: hu fust; el kapnos; et suits; lt dumai; vi khoi; id asap
snoring: de schnarchen; fr ronflement ronflements; es ronquido ronquidos; it russamento; pt ronco roncos; nl
  snurken; pl chrapanie; cs chrapani; sv snarkning; nb snorking; da snorken; fi kuorsaus; tr horlama; ru khrap; hu
  horkolas; ro sforait; el roxalito; uk khropinnya; sr hrkanje; et norskamine; id dengkuran mendengkur; ja いびき
  ibiki; ko 코골이; zh 打鼾 dahan
socket: hu konnektor dugalj; ro priza; uk rozetka; sr uticnica; et pistik; lt kistukinislizdas; vi ocam; id
  stopkontak
song: hu zene; ro melodie melodia; el tragoudi; uk pisnya; sr pesma numera; bg pesen; vi baihat; et laul lugu; lt
  daina; lv dziesma; ru pesni; sk piesen; hr pjesma; sl pesem; ca canco; ar ughniya; da sang
speed: hu sebesseg; ro viteza; el taxytita; uk shvydkist; sr brzina; vi tocdo; et kiirus; lt greitis; lv atrums;
  ru skorosti; sl hitrost; ca velocitat; ar suraa; ms kelajuan; nb fart; fi ajonopeus
state: hu allapot; ro stare starea; el katastasi; sr stanje; bg sastoyanie; vi trangthai tinhtrang; et olek
  seisund; lt busena; lv stavoklis; ru statusa; ar hala; sv lage; fr statut
station: hu allomas megallo; ro statie; el stathmos stasi; uk zupynka; sr stanica; vi nhaga; et jaam peatus; lt
  stotis stotele; lv stacija pietura; ru stantsii ostanovka; hr postaja; ca estacio; ar mahatta; ms stesen; nb
  stasjon; sv stationen
storage: hu tarhely tarolo; ro stocare; el apothikeusi apothikeftikos; uk skhovyshche; sr skladiste; vi luutru
  dungluong dungluongtrong; et salvestusruum; lt saugykla; lv kratuve; ru khranilishche nakopitel; sk ulozisko; hr
  pohrana; sl shramba; ca emmagatzematge; ms storan; tl imbakan
store: hu uzlet bolt; el katastima; uk mahazyn; sr prodavnica; vi cuahang; et pood kauplus; lt parduotuve; lv
  veikals; sk predajna; hr trgovina; ca botiga; ar matjar; ms kedai; tl tindahan; sw duka
stress: pl stres; hu stressz; es estres; pt estresse; fi stressi
temperature: hu homerseklet; el thermokrasia; vi nhietdo; ar harara darajatharara; da temperaturen; sw joto
ticket: hu jegy; ro biletul; el eisitirio; uk kvytok; sr ulaznica; et pilet; lt bilietas; lv bilete; sk listok; sl
  vstopnica; ca bitllet; ar tadhkira
time: hu idopont; vi thoigian; et kellaaeg; lt laikas; lv laiks; ru vremya; uk chas; sr vreme; hr vrijeme; ar waqt
timezone: de zeitzone; fr fuseauhoraire; es zonahoraria husohorario; it fusoorario; pt fusohorario; nl tijdzone;
  pl strefaczasowa; cs casovepasmo; sv tidszon; nb tidssone; da tidszone; fi aikavyohyke; tr saatdilimi; ru
  chasovoypoyas; hu idozona; ro fusorar; el zonioras; uk chasovyipoyas; sr vremenskazona; et ajavoond; lt
  laikojuosta; vi muigio; id zonawaktu; ja 時間帯 タイムゾーン; ko 시간대; zh 时区 shiqu
tirepressure: de reifendruck; fr pressionpneus; es presionneumaticos presionllantas; it pressionegomme
  pressionepneumatici; pt pressaopneus; nl bandenspanning; pl cisnienieopon cisnieniekol; cs tlakpneumatik; sv
  dacktryck; nb dekktrykk; da daektryk; fi rengaspaine; tr lastikbasinci; ru davleniyevshinakh davlenieshin; hu
  gumiabroncsnyomas guminyomas; ro presiunepneuri; el piesielastikon; sr pritisakguma; et rehvirohk; vi apsuatlop;
  id tekananban; ja 空気圧 タイヤ空気圧; ko 타이어공기압; zh 胎压 taiya
tapped: de beruehrung; es toque toques; it tocco; fr appui; nl aanraking; pl dotkniecie; sv tryck; nb trykk; da
  tryk; fi painallus; tr dokunma; ru nazhatie; hu erintes koppintas; ro atingere; sr dodir; et puudutus; vi cham;
  id sentuh; ko 터치; zh 触摸
valve: hu szelep; ro valva; el valvida; uk klapan; et klapp; lt voztuvas; id katup; fi venttiili
vehicle: hu jarmu; ro vehicul masina; el oxima ochima; uk transportnyizasib; sr vozilo; vi phuongtien xehoi xeoto;
  et soiduk; lt automobilis; lv automasina transportlidzeklis; ru mashina; ar sayyara markaba; ms kenderaan; sw
  gari; da koeretoej; it macchina; tl sasakyan; pt viatura
version: hu verzioszam; ro versiune versiunea; el ekdosi; uk versiya; sr verzija; vi phienban; et versioon; lt
  versija; sk verzia; sl razlicica; ar isdar; tl bersyon; sw toleo; nb versjonsnr; th runtai
video: hu videofilm; el vinteo; uk videozapys; et videod; lt vaizdoirasas; ru rolik
visited: hu latogatas; ro vizita vizitat; el episkepsi; uk vidviduvannya; sr poseta poseceno; vi truycap; et
  kulastus; lt apsilankymas; ru posescheniye; da besogt; nl bezocht; fr visitee; es visitado visitados; it
  visitato visitati; pl odwiedzone; cs navstivene; sv besokt
volume: hu hangero; ro volumul; el entasi; uk huchnist; sr jacina jacinazvuka; vi amluong; et helitugevus; lt
  garsumas; lv skalums; ru gromkost; hr glasnoca; sl glasnost; ms kelantangan; da lydstyrken; it volumeaudio; th
  siang
voice: de sprachnachricht sprachaufnahme; fr messagevocal vocal; es notadevoz mensajedevoz; it messaggiovocale
  vocale; pt mensagemdevoz; nl spraakbericht; pl wiadomoscglosowa; cs hlasova; sv rostmeddelande; nb talemelding;
  da talebesked; fi aaniviesti; tr sesli; ru golosovoe; hu hanguzenet; ro mesajvocal; ja 音声 onsei; ko 음성; zh
  语音 yuyin; vi giongnoi; id pesansuara
watched: hu megnezett megtekintett nezett; ro vizionat vizionare vizualizat; el paralolouthisi paralolouthithike;
  uk perehlyanuto; sr gledano odgledano; vi daxem luotxem; et vaadatud; lt perziureta; lv noskatits; ru
  prosmotreno; sk pozrete zhliadnute; sl ogledano; da setet; sv sett tittade; nl kijktijd; fr regarde regardee; fi
  katseltu; ja 視聴済み; ko 시청시간; zh 已看 观看时长
weather: hu idojaras; el kairos; uk pohoda; sr vremenska; bg vremeto; vi thoitiet; lt orai; sk pocasie; hr
  prognozavremena
week: de schwangerschaftswoche; fr semaine; es semana; it settimana; pl tydzien; cs tyden; sk tyzden; sv vecka; fi
  viikko; tr hafta; ru nedelya; ro saptamana; el evdomada; uk tyzhden; sr nedelja; et nadal; lt savaite; vi tuan;
  id minggu; ja 週 週数; ko 주차; zh 孕周
width: hu szelessegpx; lt plotis; lv platumspx; sr sirina; vi chieurong; et laius
window: hu ablak; ro fereastra geam; el parathyro; uk vikno; sr prozor; bg prozorets; vi cuaso; et aken; lt
  langas; ms tingkap; tl bintana; sw dirisha
windows: es ventanas; it finestre; fr fenetres; pt janelas; pl okna; hu ablakok; fi ikkunat; nb vinduer; sr
  prozori
zone: el zoni; vi khuvuc; et tsoon; tr bolgesi
"""
