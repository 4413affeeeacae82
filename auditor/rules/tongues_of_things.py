"""What devices, homes, vehicles, films, places and payments are called in other languages, for `auditor.rules.words`.

The entries are written as in `auditor.rules.tongues_of_people`.
"""

from __future__ import annotations

THINGS = """
action: de aktion; es accion; it azione; pt acao; nl actie; pl akcja; cs akce; sv atgard; nb handling; da handling; fi
  toiminto; tr eylem; ru deystvie; zh dongzuo 动作; ja 操作; ko 동작; id tindakan
action: id aksi
added: de hinzugefuegt; fr ajoute ajoutee; es agregado anadido agregada; it aggiunto aggiunta; pt adicionado
  adicionada; nl toegevoegd; pl dodano dodany; cs pridano; sv tillagd; fi lisatty; tr eklendi; id ditambahkan
advertising: tr reklam; cs reklama reklamni; pl reklamowy; ja koukoku kokoku 広告; zh guanggao 广告; ko gwanggo
  광고; es publicidad publicitario; fr publicitaire; it pubblicitario; pt publicidade; nl reclame; sv annons; nb
  annonse; ru reklamnyy; de werbe; fi mainos; id iklan
alarm: de alarmanlage; fr alarme; es alarma; it allarme antifurto; pt alarme; nl inbraakalarm; pl alarmowy; cs
  zabezpeceni; sv larm; nb innbruddsalarm; fi halytys; tr alarmi; zh baojing 报警; ja keiho 警報; ko gyeongbo 경보
amount: pt quantia; nl bedrag; pl kwota; cs castka; sv belopp; nb belop; da belob; fi summa; tr tutar miktar; ru
  summa; zh 金额; ja kingaku 金額; ko geumaek 금액; id jumlah; hi rashi
app: tr uygulama uygulamasi; ja apuri アプリ; ko aepeul 앱; pl aplikacja aplikacji; cs aplikace; sv appen; nb
  applikasjon; id aplikasi; nl applicatie; ru prilozhenie; zh 应用; fi sovellus; pt aplicativo
apps: tr uygulamalar; pl aplikacje; id aplikasiterpasang; es aplicaciones; it applicazioni; pt aplicativos; ru
  prilozheniya
armed: de scharf scharfgeschaltet; es armada armado; it inserito; pl uzbrojony; cs zastrezeno; sv tillkopplat; nb
  aktivert; fi viritetty; tr kurulu
article: fr articles; es articulo articulos; it articolo articoli; pt artigo; pl artykul; cs clanek; nb artikkel; tr
  makale; zh wenzhang 文章; ja 記事; ko 기사
artist: de kuenstler interpret; fr artiste; es artista; it artista; pt artista; nl artiest; pl artysta wykonawca; cs
  interpret umelec; sv artisten; nb artisten; tr sanatci; fi artisti; zh geshou 歌手; ko gasu 가수
athome: de zuhause; es encasa; it incasa; nl thuis; pl wdomu; sv hemma; nb hjemme; fi kotona; tr evde; id dirumah; nb
  tilstede
author: de autor verfasser; fr auteur; es autor; it autore; pt autor; nl auteur; pl autor; cs autor; sv forfattare; nb
  forfatter; tr yazar; zh zuozhe 作者; ja 著者; ko 저자; id penulis
battery: sv batteri; nb batteri; da batteri; pl baterii; cs baterie; tr batarya pilseviyesi pilyuzde; ru batareya
  akkumulyator; zh 电池 电量; ja 電池 バッテリー denchi; ko 배터리 baeteori; id baterai; hi baitari; ru zaryad
bedroom: de schlafzimmer; fr chambre; es dormitorio; nl slaapkamer; pl sypialnia; cs loznice; sv sovrum; nb soverom;
  da sovevaerelse; fi makuuhuone; tr yatakodasi; zh woshi 卧室; ja 寝室; ko 침실
book: de buch lektuere; es libro; it libro; pt livro; nl boek; pl ksiazka; cs kniha; sv bok; nb bok; da bog; fi kirja;
  tr kitap; ru kniga; zh shuji 书籍; ja 書籍; ko 책; id buku; hi kitab
brand: cs znacka; zh 品牌; ja ブランド; ko 브랜드; fi merkki; nb merke; hu markaja; id merek
brightness: de helligkeit; fr luminosite; es brillo luminosidad; it luminosita; pt brilho; nl helderheid; pl jasnosc;
  cs jas; sv ljusstyrka; nb lysstyrke; fi kirkkaus; tr parlaklik; zh liangdu 亮度; ja 明るさ; ko bakgi 밝기; id
  kecerahan
camera: de kamera; es camara; it telecamera; pt camara; nl beveiligingscamera; pl kamera; cs kamera; sv kamera; nb
  kamera; tr kamera; fi kamera; zh shexiangtou 摄像头; ja カメラ; ko 카메라
card: de kreditkarte; fr cartebancaire; es tarjeta; it cartacredito; pt cartao; nl creditcard betaalkaart; pl karta;
  cs karta; sv kortet betalkort; nb bankkort; fi luottokortti; tr karti; ru karta; zh yinhangka 银行卡; ja カード
  kadeu 카드; id kartu
channel: de kanal; fr chaine; es canal; it canale; pt canal; nl kanaal zender; pl kanal; cs kanal; sv kanal; fi
  kanava; tr kanal; ru kanal; zh pindao 频道; ja チャンネル; ko chaeneol 채널; id saluran
chapter: de kapitel; fr chapitre; it capitolo; nl hoofdstuk; pl rozdzial; cs kapitola; sv kapitlet; nb kapittel; fi
  luku; zh zhangjie 章节; ja 章
charging: pt carregando; it ricarica incarica; nl opladen; pl ladowanie; cs nabijeni nabiji; sv laddar laddning; nb
  lader lading; da oplader; fi lataus latautuu; tr sarjda sarjoluyor; id mengisi; de ladend ladevorgang; fr encharge;
  ru zaryadka; zh chongdian 充电; ja jyuden 充電中; ko chungjeon 충전
chassisnumber: de fahrgestellnummer fahrgestellnr; fr numerochassis; es bastidor numerobastidor; it telaio
  numerotelaio; pt chassi numerochassi; nl chassisnummer; pl nrvin; sv chassinummer; nb understellsnummer; tr sasi
  sase saseno sasino; zh chejiahao 车架号; ja 車台番号; ko 차대번호
checkedin: de eingecheckt; nl ingecheckt; nb innsjekket; da tjekketind; fi kirjautunut
checkin: de einchecken; fr pointage; es registroentrada; it registrazione; nl inchecken; pl
  zameldowanie; cs prihlaseniusti; sv incheckning incheckad; nb innsjekking; tr yerbildirimi; zh qiandao dakan 签到;
  ja チェックイン; ko chekeuin 체크인
comments: es comentarios; fr commentaires; it commenti; pt comentarios; pl komentarze; tr yorumlar
completed: de abgeschlossen fertig; fr termine terminee; es completa completado terminado; it completato completata
  terminato; pt concluido completo; nl voltooid; pl ukonczone ukonczono; cs dokonceno; sv slutford; nb fullfort; fi
  valmis; tr tamamlandi; zh wancheng 完成; ja kanryo 完了; ko wallyo 완료; id selesai
cooling: de kuehlung; fr climatisation refroidissement; es refrigeracion; it raffreddamento; nl koeling; pl
  chlodzenie; cs chlazeni; sv kylning; nb kjoling; fi jaahdytys; tr sogutma; zh zhileng 制冷; ja reibo 冷房 naengbang
  냉방
cores: de kerne prozessorkerne; fr coeurs; es nucleos; it nuclei; nl kernen; pl rdzenie; sv karnor; nb kjerner; fi
  ytimet; tr cekirdek; cs jadra
currency: pl waluta; cs mena; fi valuutta; tr doviz parabirimi; zh huobi 货币; ja tsuka 通貨; ko tonghwa 통화; id
  matauang; pt moeda
cycleday: de zyklustag; fr jourcycle jourducycle; es diaciclo diadelciclo; it giornociclo; nl cyclusdag; pl
  dziencyklu; sv cykeldag; nb syklusdag; cs dencyklu
device: de endgeraet; es aparato; it apparecchio; nl apparaat; cs pristroj; sv enheten; nb enheten; fi laitteen; tr
  cihazi; ru ustroystvo устройство; zh 设备 装置; ja 端末 機器 kiki tanmatsu; ko gigi 기기 단말기; id gawai; hi
  upkaran; fa gooshi dastgah
door: de tuer haustuer; fr porte; es puerta; it porta; pt porta; nl deur voordeur; pl drzwi; cs dvere; sv dorr; fi
  ovi; tr kapi; ru dver; zh 门 大门; ja tobira ドア; ko 문 도어; id pintu; hi darwaza; nb ytterdor inngangsdor; sv
  ytterdorr; tr kapilar; de haustuere
doorbell: de klingel tuerklingel; fr sonnette; es timbre; it campanello; pt campainha; nl deurbel; pl dzwonek; cs
  zvonek; sv dorrklocka; nb dorklokke; fi ovikello; tr kapizili; zh menling 门铃
driver: pt motorista; cs ridic; sv forare; nb sjafor; da chauffor; tr surucu; ru voditel; zh siji 司机; ja 運転手
  운전자; id pengemudi
duration: de dauer; fr duree; es duracion; it durata; pt duracao; nl duur; pl czastrwania; cs delka trvani; nb
  varighet; da varighed; fi kesto; tr suresi; ru dlitelnost; zh shichang 时长; ja 所要時間; id durasi; hi avadhi
element: es elemento; pt elemento; it elemento; cs prvek; fi elementti
emulator: pt emulador; es emulador; it emulatore; fr emulateur; ru emulyator; zh moniqi
energy: de energie verbrauch stromverbrauch; fr consommation; es consumo energia; it consumo energia; pt consumo
  energia; nl verbruik energie; pl zuzycie energia; cs spotreba; sv forbrukning; nb forbruk; da forbrug; fi kulutus;
  tr tuketim enerji; ru potreblenie; zh haodian 耗电; ja 消費電力; ko 소비전력; id konsumsi; nb stromforbruk; da
  stromforbrug; sv elforbrukning
engine: fr moteur; it motore; pl silnik; zh yinqing 发动机; ja エンジン; ko 엔진; fi moottori
episode: de folge; es episodio capitulo; it episodio puntata; pt episodio; nl aflevering; pl odcinek; cs epizoda; sv
  avsnitt episod; fi jakso; tr bolum; ru epizod; zh jishu 剧集; ko hoecha; id episod
event: de ereignis; fr evenement; es evento; it evento; pt evento; nl gebeurtenis; pl zdarzenie; cs udalost; sv
  handelse; nb hendelse; da haendelse; fi tapahtuma; tr olay; ru sobytie; zh shijianming 事件; ja イベント; ko 이벤트;
  id peristiwa kejadian
fan: de ventilator luefter; fr ventilateur; es ventilador; it ventola ventilatore; pt ventilador; nl ventilator; pl
  wentylator; cs ventilator; sv flakt; nb vifte; fi tuuletin; zh fengsu 风速; ja fuuryo 風量; ko 풍량
fare: de fahrpreis; es tarifa; nl ritprijs; cs jizdne; pl oplata; tr ucret; zh chefei 车费; ja unchin 運賃; ko yogeum
  요금; id tarif
film: es pelicula; it pellicola; pt filme; cs filmu; sv filmen; tr filmi; fi elokuva; zh dianying 电影; ja eiga 映画;
  ko yeonghwa 영화; hi chalchitra
fingerprint: tr parmakizi; de fingerabdruck; fr empreinte; es huelladigital; it improntadigitale; pl odcisk; zh
  zhiwen; ja shimon; nl vingerafdruk
forecast: de vorhersage wettervorhersage; fr prevision previsions; es pronostico prevision; it previsioni previsione;
  pt previsao; nl weersverwachting; pl prognoza; cs predpoved; sv prognos; nb varsel; tr tahmin; zh yubao 预报; ja
  予報; ko 예보
free: es disponible; it libero disponibile; pt livre disponivel; nl vrij beschikbaar; pl wolne wolna; cs volne volna;
  sv ledigt; it libera libere
fuel: de kraftstoff tankfuellung tankstand; fr carburant; es combustible; it carburante; pt combustivel; nl brandstof;
  pl paliwo; cs palivo; sv bransle; nb drivstoff; da braendstof; fi polttoaine; tr yakit; ru toplivo; zh youliang
  油量; ja nenryo 燃料; ko yeollyo 연료; id bahanbakar
garage: de garagentor; es garaje; it portone; pt garagem; pl garaz; cs garaz; sv garageport; nb garasje; fi autotalli;
  tr garaj
heating: de heizung; fr chauffage; es calefaccion; it riscaldamento; pt aquecimento; nl verwarming; pl ogrzewanie; cs
  topeni vytapeni; sv uppvarmning; nb oppvarming; da opvarmning varme; fi lammitys; tr isitma; ru otoplenie; zh dinuan
  暖气; ja danbo 暖房; ko nanbang 난방; id pemanas
height: nl hoogte; pl wysokosc; sv hojd; nb hoyde; da hojde; tr yukseklik; fi korkeus; zh gaodu 高度; es alto
house: de haushalt wohnung; fr maison logement; es hogar vivienda; it abitazione; pt residencia; nl huis woning; pl
  mieszkanie; cs domacnost; sv bostad hushall; nb bolig hus; da bolig; fi asunto koti; zh jiating 家庭; ja katei 家庭;
  id rumah; hi ghar; nb hytte
humidity: de feuchte luftfeuchte luftfeuchtigkeit feuchtigkeit; fr humidite; es humedad; it umidita; pt umidade
  humidade; nl vochtigheid luchtvochtigheid; pl wilgotnosc; cs vlhkost; sv fuktighet luftfuktighet; nb fuktighet
  luftfuktighet; da fugtighed luftfugtighed; fi kosteus; tr nem; ru vlazhnost; zh shidu 湿度; ja shitsudo 湿度 seupdo
  습도; id kelembapan; hi nami
id: tr kimlik kimligi kimlikno; ja shikibetsushi; zh biaoshi 标识
ingredients: de zutaten; fr ingredients; es ingredientes; it ingredienti; pt ingredientes; nl ingredienten; pl
  skladniki; cs suroviny; sv ingredienser; tr malzemeler
install: es instalacion; it installazione; pt instalacao; nl installatie; pl instalacja; cs instalace; tr kurulum; fi
  asennus; ru ustanovka; ko 설치; ja インストール; zh 安装; fr idinstallation; it installate installata
kitchen: de kueche; fr cuisine; es cocina; it cucina; pt cozinha; nl keuken; pl kuchnia; cs kuchyn; sv kok; nb
  kjokken; da kokken; fi keittio; tr mutfak; zh chufang 厨房; ja daidokoro 台所; ko 주방; id dapur
language: pl jezyka; cs jazyka; da sprog; sv spraket; fi kielen; ru yazyk язык; zh 语言; ja 言語 gengo; ko 언어
  eoneo; id bahasa; hi bhasha; fa zaban
last4: de letzte4 letztevier endziffern; es ultimos4 ultimoscuatro terminacion; fr derniers4 quatrederniers; pt
  ultimos4digitos finalcartao; it ultime4; nl laatste4; sv kortslut sistafyra; pl ostatnie4; nb siste4; tr sondort
latitude: it latitudine; pl szerokoscgeo; cs zemepisnasirka; fi leveysaste; tr enlem; ru shirota; zh 纬度; ja ido
  緯度; ko wido 위도; id lintang; sv breddgrad; nb breddegrad; nl breedtegraad
level: de fuellstand; it livello; pl poziom; cs uroven; sv niva; nb niva; tr seviye seviyesi; fi taso; ru uroven; zh
  shuiping; id tingkat
light: de licht lampe beleuchtung; fr lumiere eclairage; es luz; it luce; pt luz; nl verlichting; pl swiatlo; cs
  svetlo; sv ljus belysning; nb lys belysning; da lys; fi valo; tr isik lamba; ru svet; zh dengguang 灯光 灯; ja
  shomei 照明; ko jomyeong 조명; id lampu
listened: de gehoert angehoert; fr ecoute ecoutee; es escuchado escuchada; it ascoltato; pt ouvido escutado; nl
  geluisterd beluisterd; pl sluchane odsluchano; cs poslechnuto; sv lyssnat lyssnad; nb lyttet; da lyttet; fi
  kuunneltu; tr dinlenen dinleme; zh shouting 收听; ja saicho 聴取; ko cheongchwi; id didengar
livingroom: de wohnzimmer; it soggiorno salotto; nl woonkamer; cs obyvak; sv vardagsrum; nb stue; da stue; fi
  olohuone; zh keting 客厅; ja リビング; ko geosil 거실
locale: de gebietsschema; fr parametresregionaux; es configuracionregional
location: de aufenthaltsort; fr localisation; es ubicacion; pt localizacao; pl lokalizacja; cs poloha; sv positionen;
  fi sijainti; tr konumu; ru mestopolozhenie; zh weizhi 位置; ja ichi 位置情報; ko wichi 위치; id lokasi
lock: de schloss tuerschloss; fr serrure verrou; es cerradura; it serratura; pt fechadura; nl deurslot; pl zamek; cs
  zamek; sv dorrlas; fi lukko; tr kilit; ru zamok; zh mensuo 门锁; ja kagi 鍵; ko 잠금; id kunci
locked: de verriegelt; fr verrouille; nl vergrendeld; pl zamkniete; cs zamceno; tr kilitli
longitude: it longitudine; pl dlugoscgeo; cs zemepisnadelka; fi pituusaste; tr boylam; ru dolgota; zh 经度; ja keido
  経度; ko gyeongdo 경도; id bujur; sv langdgrad; nb lengdegrad; nl lengtegraad
manufacturer: fr constructeur; cs vyrobce; fi valmistaja; tr uretici; ru proizvoditel; zh 厂商 制造商; ja メーカー
  jejosa 제조사; sv tillverkare; nb produsent; pl producenta; id pabrikan
memory: fr memoirevive; it memoriaram; nl werkgeheugen; pl pamiec; cs pamet; sv minne; nb minne; da hukommelse; fi
  muisti; tr bellek; zh neicun 内存; ja メモリ; ko 메모리
memory: fr memoire
merchant: es comercio establecimiento; pt estabelecimento lojista; it esercente; nl handelaar; pl akceptant; sv
  handlare; nb brukersted; tr isyeri; id pedagang
meter: de stromzaehler; cs elektromer; sv elmatare; nb strommaler; zh dianbiao 电表; ja メーター; ko 계량기
mileage: de kilometerstand laufleistung; fr kilometrage; es kilometraje; it chilometraggio; pt quilometragem; nl
  kilometerstand; pl przebieg; cs najeto; sv matarstallning; nb kilometerstand; da kilometerstand; fi ajokilometrit
  mittarilukema; tr kilometresayaci; ru probeg; zh licheng 里程; ja sokokyori 走行距離; ko juhaenggeori 주행거리; id
  jaraktempuh; tr kilometre
minutes: de minuten; es minutos; it minuti; pt minutos; nl minuten; pl minuty; cs minuty; sv minuter; nb minutter; fi
  minuuttia; tr dakika; zh fenzhong 分钟; ko 분; id menit
mode: de modus betriebsart; es modo; it modalita; pt modo; nl bedrijfsmodus; pl tryb; cs rezim; nb modus; fi
  tilavalinta; tr modu; ru rezhim; zh moshi 模式; ja 運転 モード; ko unjeon 모드 운전모드
model: zh 型号 机型; ja 機種 型番 モデル kishu kataban; ko 모델 모델명; tr modeli; ru модель; pl modelu; cs modelu;
  ja kisyu
motion: de bewegung bewegungsmelder; fr mouvement; es movimiento; it movimento; pt movimento; nl beweging; cs pohyb;
  sv rorelse; nb bevegelse; da bevaegelse; fi liike; tr hareket; ru dvizhenie; zh yidong 移动侦测; ja ugoki 動き
  umjigim 움직임; id gerakan
network: sv natverk; nb nettverk; da netvaerk; pt rede; pl siec; fi verkko; ru сеть; zh 网络; ja ネットワーク
  네트워크; id jaringan
number: cs cislo; tr numara numarasi; ru nomer номер; zh 号码 编号; ja 番号 bango; ko 번호 beonho; id nomor; hi
  sankhya
occupancy: de anwesenheit; fr presence; es presencia ocupacion; it presenza; pt presenca; nl aanwezigheid; pl
  obecnosc; cs pritomnost; sv narvaro; nb tilstedevaerelse; da tilstedevaerelse; fi lasnaolo; tr evdekimse varlik; ru
  prisutstvie; zh zaijia 在家 有人; ja zaishitsu 在室 在宅; ko jaesil 재실 재택; id keberadaan
open: de offen geoeffnet; fr ouvert ouverte; es abierto abierta; it aperto aperta; pt aberto aberta; nl geopend; pl
  otwarte otwarty; cs otevreno otevrena; sv oppen; nb apen; da aben; fi auki; tr acik; zh kaiqi 开启
open: es abrir abierto; pt abriu; fr ouvrir; it aprire; nl openen; pl otworz otwarto; sv oppna oppnad oppnade; nb
  apnet; fi avaa avattu; tr acildi acilan; ru otkryto otkryt; id dibuka buka; cs otevrit
operator: es operadora; it operatore gestoremobile; pl operatora; nb mobiloperator; tr operatoru; fi operaattori; zh
  运营商; ja 通信事業者; ko 통신사; ja jigyousha jigyosha
os: fr systemeexploitation; es sistemaoperativo; it sistemaoperativo; pt sistemaoperacional; nl besturingssysteem; pl
  systemoperacyjny; cs operacnisystem; sv operativsystem; nb operativsystem; da operativsystem; fi kayttojarjestelma;
  tr isletimsistemi; zh 操作系统; ja オペレーティングシステム; ko 운영체제
payment: de zahlung bezahlung; fr paiement; es pago; it pagamento; pt pagamento; nl betaling; pl platnosc; cs platba;
  sv betalning; nb betaling; da betaling; fi maksu; tr odeme; zh zhifu 支付; ja shiharai 支払い 決済; ko gyeolje 결제;
  id pembayaran; hi bhugtan
percent: tr yuzde; es porciento; pt porcento; it percento percentuale; fr pourcent pourcentage; pl procent; cs
  procento procent; sv procent; nb prosent; da procent; fi prosentti; hu szazalek; ru procent; id persen
place: de standort oertlichkeit; fr lieu; es lugar; it luogo; nl plaats locatie; pl miejsce; sv plats; nb sted; da
  sted; fi paikka; tr mekan; zh didian 地点; ja basho 場所; ko jangso 장소; id tempat; hi sthan
plate: de kennzeichen; fr immatriculation plaque; es matricula; it targa; pt matricula; nl kenteken; pl rejestracja;
  cs spz; sv registreringsnummer; nb registreringsnummer; tr plaka; fi rekisterinumero; zh chepai 车牌; id platnomor
playback: de wiedergabe; fr lecturevideo; es reproduccion; it riproduzione; pt reproducao; nl afspelen weergave; pl
  odtwarzanie; sv uppspelning; nb avspilling; da afspilning; fi toisto; id pemutaran
played: de abgespielt gespielt; fr joue; es reproducido; it riprodotto; pt reproduzido; nl afgespeeld; pl
  odtworzone odtworzono; cs prehrano prehravani; sv spelad spelat; nb avspilt; da afspillet; fi toistettu; tr
  oynatilan oynatma; zh bofang 播放; ja saisei 再生; ko jaesaeng 재생; id diputar
pluggedin: de amnetz amstrom angeschlossen; fr branche; es enchufado conectadocorriente; it collegato; nl aangesloten;
  pl podlaczony; sv ansluten; nb tilkoblet
position: de stelle; es posicion; it posizione; pt posicao; nl positie; pl pozycja; cs pozice; nb posisjon; tr
  pozisyon; ja 再生位置; id posisi
power: de leistung strom; fr puissance; es potencia; it potenza; pt potencia; nl vermogen; cs vykon; fi teho; tr guc;
  ru moshchnost; zh gonglv 功率; ja denryoku 電力; ko jeollyeok 전력
product: de produkt; fr produit produits; es producto productos; it prodotto prodotti; pt produto produtos; nl
  producten; pl produkty; cs produkty; sv produkter; tr urun urunler; zh shangpin 商品; ja 商品名; ko 상품; id produk
program: de sendung; fr emission; es programa; it programma trasmissione; pt programa; nl programma uitzending; pl
  audycja; cs porad; fi ohjelma; tr programi; zh jiemu 节目; ja bangumi 番組; ko 프로그램
quality: de qualitaet; fr qualite; es calidad; it qualita; pt qualidade; nl kwaliteit; pl jakosc; cs kvalita; sv
  kvalitet; nb kvalitet; fi laatu; tr kalite; ru kachestvo; zh huazhi 画质; ja gashitsu 画質; ko hwajil 화질; id
  kualitas
rain: de regen niederschlag; fr pluie; es lluvia; it pioggia; pt chuva; nl neerslag; pl deszcz opady; cs srazky; sv
  regn nederbord; tr yagis
range: de reichweite; fr autonomie; es autonomia; it autonomia; pt autonomia; nl actieradius; pl zasieg; cs dojezd; sv
  rackvidd; nb rekkevidde; da raekkevidde; fi toimintamatka; tr menzil; zh xuhang 续航; ja kosokukyori 航続距離
read: de gelesen lesezeit; es leido lectura; it letto lettura; pt lido leitura; nl gelezen; pl przeczytane czytanie;
  cs precteno; sv lasning; nb lest lesing; fi luettu; tr okunan okuma; zh yuedu 阅读; ja dokusho 読書; id dibaca
receipt: sv kvitto; nb kvittering; de kassenbon quittung; it ricevuta scontrino; es recibo; pl paragon; cs uctenka; fi
  kuitti; tr makbuz; nl kassabon
recipe: de rezept rezepte; fr recette recettes; es receta recetas; it ricetta ricette; pt receita; pl przepis; nb
  oppskrift; fi resepti; tr tarifi; zh caipu; ja レシピ; id resep
restaurant: pl restauracja; it ristorante; es restaurante; pt restaurante; cs restaurace; sv restaurang; fi ravintola;
  tr restoran lokanta; id restoran; zh canting; ja resutoran
room: de zimmer raum; es habitacion; it stanza; nl kamer; pl pokoj; cs pokoj mistnost; fi huone; ru komnata; zh
  fangjian 房间; ja heya 部屋; ko 방; id ruangan; hi kamra
roomtemperature: de zimmertemperatur innentemperatur; fr temperatureinterieure; es temperaturaambiente; zh shiwen
  室温; ja shitsuon 室温; ko 실내온도
rooted: de gerootet; es rooteado rooteada; pt rooteado; nl geroot; pl zrootowany; it rootato; tr rootlu; sv rootad; id
  diroot
scanned: de gescannt; fr scanne; es escaneado; it scansionato; pt escaneado; nl gescand; pl zeskanowany zeskanowano;
  cs naskenovano; sv skannad; nb skannet; tr taranan okutulan; zh saoma 扫码; id dipindai
screen: cs obrazovka; nb skjerm; ru экран; zh 屏幕; ja 画面 gamen; ko hwamyeon 화면; id layar; pt ecra; nl beeldscherm
season: de staffel; fr saison; es temporada; it stagione; pl sezon; cs sezona; sv sasong; nb sesong; tr sezon; fi
  kausi
seconds: de sekunden; fr secondes; es segundos; it secondi; pt segundos; nl seconden; pl sekund sekundy; cs sekundy;
  sv sekunder sek; nb sekunder; fi sekuntia; tr saniye; ru sekundy; zh miao 秒; ja 秒数; ko 초; id detik
seller: de verkaeufer anbieter; fr vendeur; es vendedor; it venditore; pt vendedor; nl verkoper; pl sprzedawca; cs
  prodejce; sv saljare; nb selger; tr satici; zh maijia 卖家; id penjual
serial: it seriale; cs vyrobni; fr numserie; nl serienummer; pl seryjny; sv serienummer; nb serienummer; fi
  sarjanumero; ru seriyniy; zh xuliehao 序列号; ja シリアル 製造番号; ko 일련번호 시리얼; id nomorseri
series: fr seriestv; fi sarja; tr dizi; zh dianshiju
servings: de portionen portion; fr portions portion; es porciones raciones; it porzioni; pt porcoes; nl porties; pl
  porcje; cs porce; sv portioner; nb porsjoner; tr porsiyon
session: it sessione; pt sessao; nl sessie; pl sesja; cs relace; nb sesjon; tr oturum; fi istunto; ru sessiya; zh
  会话; ja セッション; ko 세션; id sesi
setpoint: de sollwert solltemperatur zieltemperatur; fr consigne; es consigna; it impostata impostato; pt definida; nl
  streeftemperatuur gewenst; pl zadana; cs pozadovana nastavena; sv bortemperatur borvarde; nb innstilt; fi asetus; tr
  hedefsicaklik ayarlanan; zh 设定温度; ja 設定 設定温度; ko seoljeong 설정온도
shutter: de rollladen rolladen jalousie rollo; fr volet volets; es persiana; it tapparella; pt persiana; nl rolluik;
  pl roleta rolety; cs roleta zaluzie; sv persienn; nb persienne; tr panjur perde; zh chuanglian 窗帘; ja カーテン
skipped: de uebersprungen; fr saute; es saltado saltada omitido; it saltato saltata; pt pulado pulada; nl
  overgeslagen; pl pominiety pominieto; cs preskoceno; sv hoppade overhoppad; nb hoppet; fi ohitettu; tr kaydirildi
  atlandi; zh tiaoguo 跳过; ja スキップ; ko 건너뛰기; id dilewati
smoke: de rauch rauchmelder; fr fumee; es humo; it fumo; pt fumaca; nl rook; pl dym; cs kour; sv rok; nb royk; fi
  savu; tr duman
socket: de steckdose; fr prisecourant; es enchufe; it presacorrente; pt tomada; nl stopcontact; pl gniazdko; cs
  zasuvka; sv eluttag; nb stikkontakt; da stikkontakt; fi pistorasia; tr priz; zh chazuo 插座; ja コンセント 콘센트
song: de lied; fr chanson; es cancion; it canzone brano; pt musica cancao faixa; nl liedje; pl piosenka utwor; cs
  pisen skladba; fi kappale; tr sarki; ru pesnya; zh gequ 歌曲; ja kyoku 曲 楽曲; ko norae 노래; id lagu; hi gaana
speed: de geschwindigkeit; fr vitesse; es velocidad; it velocita; pt velocidade; nl snelheid; pl predkosc; cs
  rychlost; sv hastighet; nb hastighet; da hastighed; fi nopeus; tr hiz hizi; ru skorost; zh sudu 速度; ja sokudo
  速度; ko sokdo 속도; id kecepatan; hi gati
state: de zustand; fr etat; it stato; pt situacao; nl toestand; pl stan; cs stav; sv tillstand; nb tilstand; da
  tilstand; fi tila; tr durum durumu; ru sostoyanie; zh zhuangtai 状态; ja jotai 状態; ko sangtae 상태; id keadaan; hi
  sthiti
station: de haltestelle bahnhof; fr gare arret; es estacion parada; it stazione fermata; pt estacao paragem; nl halte;
  pl stacja przystanek; cs stanice zastavka; sv hallplats; nb holdeplass stoppested; da stoppested; fi asema pysakki;
  tr istasyon durak; ru stantsiya; zh chezhan 车站; ja eki 駅; ko yeok 역; id stasiun halte
storage: it archiviazione; pt armazenamento; nl opslag; pl pamiecmasowa; cs uloziste; sv lagring lagringsutrymme; nb
  lagring; tr depolama; fi tallennustila; zh cunchu 存储; ja ストレージ; ko 저장공간; id penyimpanan
store: de filiale; fr magasin magasins; es tienda tiendas; it negozio negozi; pt loja lojas; nl winkel winkels; pl
  sklep sklepy; cs obchod; sv butik butiker; nb butikk; tr magaza; zh mendian 门店; ja 店舗; ko 매장; id toko
supplier: de lieferant; fr fournisseur; es proveedor; it fornitore; pt fornecedor; nl leverancier; pl dostawca; cs
  dodavatel; sv leverantor; nb leverandor; tr tedarikci; zh gongyingshang 供应商
temperature: de temperatur raumtemperatur; es temperatura; it temperatura; pt temperatura; nl temperatuur; pl
  temperatura; cs teplota; sv temperatur; fi lampotila; tr sicaklik; ru temperatura температура; zh wendu 温度; ja
  ondo 温度; ko ondo 온도; id suhu; hi tapman
ticket: de fahrkarte eintrittskarte; fr billet; es boleto; it biglietto; pt bilhete ingresso; nl kaartje; pl bilet; cs
  jizdenka vstupenka; sv biljett; nb billett; da billet; fi lippu; tr bilet; zh piao 门票; id tiket
time: de uhrzeit; fr heure; es hora; it orario; pt hora; pl godzina; tr zaman saat; fi kello; zh shijian 时间; ja
  jikan 時間; ko sigan 시간; id waktu; hi samay
triggered: de ausgeloest; cs narusena naruseno; pl naruszona naruszono; it violata; nl geactiveerd; sv utlost; nb
  utlost
type: id jenis tipe; nl soort; pl rodzaj; cs druh; fr sorte; fi laji; ja shurui 種類; zh 类型; ko jongryu 종류; hi
  prakar
valve: de ventil; fr vanne; es valvula; it valvola; pt valvula; nl klep; pl zawor; cs ventil; sv ventilen; tr vana
vehicle: de fahrzeug; fr vehicule voiture; es vehiculo coche; it veicolo; pt veiculo carro; nl voertuig; pl pojazd
  samochod; cs vozidlo; sv fordon; nb kjoretoy; da koretoj; fi ajoneuvo; tr arac; ru avtomobil; zh cheliang 车辆; ja
  sharyo 車両; ko charyang 차량; id kendaraan; hi gaadi
version: tr surum surumu; cs verze; sv utgava; fi versio; nb versjon; da versjonen; hu verzio; pl wersji; ru версия;
  zh 版本; ja バージョン; ko 버전 beojeon; id versi; fa noskhe
version: de fassung
video: de videoclip filmchen; fr videos; pl filmik wideo; tr videosu; ru видео; zh shipin 视频; ja doga 動画 yeongsang
  동영상 영상
visited: de besuch; fr visite; es visita; it visita; pt visita; nl bezoek; pl wizyta; cs navsteva; sv besok; nb besok;
  da besog; fi kaynti; tr ziyaret; zh fangwen; id kunjungan
volume: de lautstaerke; es volumen; nl geluidssterkte; pl glosnosc; cs hlasitost; sv volym; nb volum; da lydstyrke; fi
  aanenvoimakkuus; zh yinliang 音量; ja onryo 音量; ko eumnyang 음량; id volumesuara
watched: de gesehen angesehen geschaut; fr vue visionne visionnage visionnee; es visto vista visualizado visionado; it
  visto guardato visualizzato; pt assistido visto visualizado; nl bekeken gekeken; pl obejrzane obejrzano ogladanie;
  cs zhlednuto sledovano; sv tittad tittat sedd; fi katsottu; tr izlenen izlendi izleme; ru prosmotr; zh guankan 观看;
  ja shicho 視聴; ko sicheong 시청; id ditonton tonton
weather: de wetter; fr meteo; es clima meteorologia; it meteo; pl pogoda; cs pocasi; sv vader; nb vaer; da vejr; fi
  saa; tr hava; zh tianqi 天气; ja tenki 天気; ko nalssi 날씨; id cuaca
width: it larghezza; pt largura; nl breedte; pl szerokosc; cs sirka; sv bredd; nb bredde; tr genislik; fi leveys; zh
  kuandu 宽度; id lebar
wind: fr vent; es viento; it vento; pt vento; pl wiatr; cs vitr; fi tuuli; tr ruzgar; zh fengli 风力
window: de fenster; fr fenetre; es ventana; it finestra; pt janela; nl raam; pl okno; cs okno; sv fonster; nb vindu;
  da vindue; fi ikkuna; tr pencere; ru okno; zh chuanghu 窗户; ja mado 窓; ko changmun 창문; id jendela; hi khidki
zone: de zonen; cs zony; es zonas; pl strefa strefy; pt zonas; tr bolge
"""
