"""What places, goods, machines and what nobody has are called in other languages, for `auditor.rules.holders`.

A line is a language (ISO 639-1) and the words of one subject in it: without accents, in lower case, those of other
alphabets also in Latin letters. A star stands for any ending. Only names of objects and lists, and what names of leaves
begin with, are compared with these words.
"""

from __future__ import annotations

PLACE = """
en: salon barbershop spa gym garage workshop bodyshop dentist bakery cafe pub nightclub library dealership showroom
  campsite marina hostel resort pitch rink arena parkinglot kiosk laundromat clinic surgery sponsor
de: apotheken laden laeden geschaeft* gaststaette* lokal lokale veranstaltungsort* spielort* ladestation* tankstelle*
  standorte sehenswuerdigkeit* praxen wohnungen mietobjekt* bibliothek* stadion stadien parkhaus* fundorte
  wetterstation* zweigstelle* geschaeftsstelle*
fr: pharmacies boutique* borne bornes gare gares arret arrets salles restaurants lieuxproches pointsrelais pointrelais
  musee* hopital* hopitaux agences bibliotheque* stade stades logements distributeurs stationsservice
es: farmacias tienda* sucursal* estacion* parada paradas cargador* gasolinera* museo* hospital* estadio* biblioteca*
  restaurantes inmueble* cajeros recinto* sedes
it: farmacie negozi* fermata fermate stazion* colonnin* distributor* ospedal* stadio stadi bibliotec* ristoranti
  immobil* sportell* filiali impianti rifugi
pt: farmacias loja lojas estacoes estacao paragem paragens postos museu* hospitais estadio* bibliotec* restaurantes
  imovel imoveis agencias balcoes recinto*
nl: apotheken winkels filialen halte haltes stations laadpalen laadpunt* tankstation* musea ziekenhuis* stadions
  bibliothe* restaurants woningen afhaalpunt*
pl: apteki sklepy przystan* stacja stacje ladowark* stadion* muzea szpital* bibliote* restauracje placowk* paczkomat*
  oddzialy wypozyczaln*
cs: lekarny obchody prodejn* pobock* zastavk* stanice nadrazi nabijec* stadion* muzea nemocnic* knihovn* restaurace
  vydejn*
sk: lekarne obchody predajn* pobock* zastavk* stanice nabijac* stadion* muzea nemocnic* kniznic*
sl: lekarne trgovin* poslovalnic* postaj* postajalisc* polniln* stadion* muzej* bolnisnic* knjiznic*
hr: ljekarn* trgovin* poslovnic* postaj* stajalist* punionic* stadion* muzej* bolnic* knjiznic* apotek* prodavnic*
  restorani
hu: gyogyszertar* patikak uzletek boltok fiokok megallo* allomas* toltoallomas* stadion* muzeum* korhaz* konyvtar*
  ettermek helyszin* kutak
ro: farmacii magazine sucursale statie statii incarcatoare stadion* muzee spitale bibliotec* restaurante
bg: apteki аптек* magazini магазин* klonove клонове spirki спирки gari гари stadion* стадион* bolnitsi болниц*
ru: apteki аптеки magaziny магазины filialy филиалы ostanovk* остановк* stantsii станции zaryadki stadion* стадион*
  bolnits* больниц* restorany рестораны tochki otdeleniya отделения
uk: apteky аптеки mahazyny магазини viddilennya відділення zupynk* зупинк* stantsiyi станції stadion* стадіон* likarni
  лікарні
el: farmakei* φαρμακεί* φαρμακει* efimerevonta katastim* καταστημ* καταστήμ* staseis στασεις στάσεις stathm* σταθμ*
  gipedo γηπεδο γήπεδο nosokome* νοσοκομ*
tr: eczaneler magaza* subeler duraklar durak istasyon* stadyum* muzeler hastane* kutuphane* restoranlar mekan mekanlar
  bayiler
fi: apteekit myymal* kaupat pysak* asemat latauspiste* latausasem* stadion* museot sairaalat kirjastot ravintolat
  toimipiste*
et: apteegid poed kauplus* peatus* jaamad laadijad laadimis* staadion* muuseum* haiglad raamatukogud
lv: aptiekas veikal* pieturas stacijas uzlades* stadion* muzeji slimnicas biblioteka*
lt: vaistin* parduotuv* stoteles stotys ikrovimo* stadion* muziej* ligonin* bibliotek*
sv: apoteken butik* hallplats* stationer laddstation* laddare arena arenor museer sjukhus bibliotek restauranger
  spelplats* filialer
nb: apoteker butikk* holdeplass* stasjoner ladestasjon* ladere stadion* museer sykehus* bibliotek* restauranter
  utsalgssted* stoppested*
da: apoteker butik* stoppested* stationer ladestander* stadion* museer sygehus* bibliotek* restauranter filialer
is: apotek verslan* bidstod* hledslustod* sjukrahus*
id: apotek toko cabang halte stasiun stadion* museum rumahsakit perpustakaan restoran gerai
vi: nhathuoc cuahang chinhanh tramdung nhaga sanvandong benhvien thuvien nhahang tramsac
th: sakha sathani ร้าน สาขา สถานี โรงพยาบาล
zh: yaodian 药店 shangdian 商店 mendian 门店 fendian 分店 zhandian 站点 chezhan 车站 tiyuchang 体育场 yiyuan 医院
  fanguan canting 餐厅 changguan 场馆 chongdianzhuang 充电桩
ja: yakkyoku 薬局 tenpo 店舗 mise 支店 shiten 駅 teiryujo 停留所 byoin 病院 toshokan 図書館 kaijo 会場 充電器
ko: yakguk 약국 maejang 매장 jijeom 지점 jeongryujang 정류장 yeok gyeonggijang 경기장 byeongwon 병원 식당 충전소
ar: saydaliyat صيدليات مطاعم فروع فرع matajir متاجر mahattat محطات malab ملعب mustashfa مستشفى
he: beitmirkachat בתימרקחת snifim סניפים סניף tachanot תחנות itztadion אצטדיון beitcholim
hi: dukan dukaan दुकान shakha शाखा aspatal अस्पताल
sw: duka maduka tawi matawi kituo vituo hospitali uwanja
"""
"""Places there are, such as shops, stops and stadiums; one's own home is none of them."""

THING = """
de: anzeige anzeigen inserat* angebot angebote beitraege meldungen fahrzeugangebot* gebrauchtwagen stellenanzeige*
  produkte ware waren
fr: annonce annonces offres produits recommandations recommandes occasions articles
es: anuncio* ofertas producto productos recomendad* recomendacion* noticias ocasion
it: annunci annuncio offerte prodotti prodotto consigliat* raccomandat* notizie usato
pt: anuncio* ofertas produto produtos recomendad* recomendac* noticias
nl: advertentie* aanbiedingen producten aanbevol* aanrad* artikelen occasions
pl: ogloszen* oferty produkty polecan* rekomend* artykuly
cs: inzerat* nabidky nabidka produkty doporucen* clanky clanek zbozi
sk: inzerat* ponuky produkty odporucan* clanky clanok
sl: oglas oglasi ponudbe izdelki priporocen* clanki clanek
hr: oglas oglasi ponude proizvodi preporucen* clanci clanak preporuke artikli
hu: hirdetes* ajanlat* ajanlott* termek* cikk cikkek hirek
ro: anunt* oferte produse recomandat* recomandar* articole articol stiri
bg: obyav* обяв* oferti оферти produkti продукти preporachan* препоръчан* statii статии
ru: obyavlen* объявлен* predlozhen* предложен* tovary товары rekomend* рекоменд* stati статьи novosti новости
uk: oholoshen* оголошен* propozytsi* пропозиці* tovary товари rekomend* рекоменд* statti статті novyny новини
el: angeli* αγγελι* prosfores προσφορές proionta προιοντα προϊόντα protein* προτειν* arthra άρθρα
tr: ilan ilanlar urunler urun onerilen* oneriler haberler haber makaleler
fi: ilmoitukset tarjoukset tuotteet suositel* suositukset artikkelit uutiset
et: kuulutus* pakkumised tooted soovitat* soovitused artiklid uudised
lv: sludinajum* piedavajumi produkti ieteikt* ieteikumi raksti
lt: skelbim* pasiulymai prekes rekomenduojam* straipsniai
sv: annons annonser erbjudanden produkter rekommend* foreslag* artiklar nyheter
nb: annonse annonser tilbud produkter anbefalt* anbefalinger foreslatt* artikler nyheter
da: annonce annoncer tilbud produkter anbefalet* anbefaling* foreslaet* artikler nyheder
id: iklan penawaran produk rekomendasi* artikel berita disarankan
vi: tinrao sanpham goiy tintuc dexuat
zh: guanggao shangpin 商品 tuijian 推荐 xinwen 新闻
ja: 広告 shohin 商品 osusume おすすめ 推奨 kiji 新着 お知らせ
ko: gwanggo sangpum 상품 chucheon 추천 gisa 공지
ar: ilanat إعلانات اعلانات muntajat منتجات مقترحات توصيات
he: modaot מודעות מודעה motzarim מוצרים hamlatzot המלצות
"""
"""What is offered, advertised, recommended or reported."""

CONTENT = """
en: formulary pharmacopoeia drugcatalogue thresholds
de: rezepte speisen gerichte zutaten lebensmittel richtwerte grenzwerte referenzwerte
fr: recettes plats aliments ingredients valeursreference seuils
es: recetas platos alimentos ingredientes umbral umbrales valoresreferencia
it: ricette piatti alimenti ingredienti soglia soglie
pt: receitas pratos alimentos ingredientes limiar limiares
nl: recepten gerechten voedingsmiddel* ingredienten drempel drempels drempelwaarden referentiewaarden
pl: przepis przepisy potrawy dania skladniki prog progi zakresy
cs: recepty jidla suroviny ingredience prahy limity rozsahy
sk: recepty jedla suroviny ingrediencie prahy limity rozsahy
sl: recepti jedi sestavine pragovi
hr: recepti jela sastojci pragovi granice
hu: receptek etelek hozzavalok kuszob* hatarertek*
ro: retete mancaruri ingrediente praguri limite
bg: retsepti рецепти yastiya ястия sastavki съставки pragove прагове
ru: retsept* рецепт* blyuda блюда ingredient* ингредиент* porogi пороги normy нормы
uk: retsept* рецепт* stravy страви inhrediyent* інгредієнт* porohy пороги normy норми
el: syntages συνταγές συνταγες piata πιάτα ylika υλικά oria όρια
tr: tarif tarifler yemekler malzemeler esik esikler sinirlar
fi: reseptit ruoat ainekset raja-arvot kynnysarvot viitearvot
et: retseptid toidud koostisosad piirvaartused
lv: receptes edieni sastavdalas slieksni
lt: receptai patiekalai ingredientai slenksciai
sv: recept matratter ingredienser gransvarden troskel* referensvarden
nb: oppskrift* retter ingredienser grenseverdier terskel* referanseverdier
da: opskrift* retter ingredienser graensevaerdier taerskel* referencevaerdier
id: resep masakan bahan ambang
vi: congthuc monan nguyenlieu nguong
zh: shipu caipu 食谱 菜谱 peiliao 配料 yuzhi 阈值
ja: reshipi レシピ ryori 料理 zairyo 材料 しきい値 閾値 基準値
ko: resipi 레시피 yori 요리 jaeryo 재료 임계값 기준값
ar: wasafat وصفات mukawwinat مكونات
he: matkonim מתכונים מתכון rechivim רכיבים
"""
"""Texts and tables for everybody that hold numbers like those of somebody: recipes, exercises, limits."""

MACHINE = """
de: rechner rechenknoten knoten
fr: serveur serveurs noeud noeuds
es: servidor* nodo nodos
it: server nodi nodo
pt: servidor* nodo
nl: servers knooppunt*
pl: serwer* wezel wezly
cs: server* uzel uzly
sk: server* uzol uzly
sl: streznik* vozlisc*
hr: posluzitelj* cvor cvorovi server*
hu: szerver* kiszolgalo* csomopont*
ro: server* noduri
bg: sarvar* сървър* vazli възли
ru: server* servery сервер* uzel uzly узел узлы
uk: server* сервер* vuzol vuzly вузол вузли
el: diakomist* διακομιστ* komvo* κόμβο*
tr: sunucu* dugumler
fi: palvelin palvelimet solmut
et: serverid solmed
lv: serveri mezgli
lt: serveriai mazgai
sv: servrar noder
nb: servere noder
da: servere noder
id: peladen simpul
zh: fuwuqi 服务器 jiedian 节点
ja: サーバー サーバ ノード
ko: seobeo 서버 노드
ar: khawadim خوادم
he: sharatim שרתים שרת
"""
"""Computers that serve others."""

FLEET = """
en: bus tram train ferry forklift forklifts buses trams trains scooters ebikes bikes mopeds vessels ships taxis cabs
  drones kickscooters
de: busse bahnen zuege roller leihraeder
fr: trottinettes trains
es: autobuses patinetes trenes buses
it: monopattini autobus treni
pt: autocarros onibus trotinetes patinetes comboios
nl: bussen treinen
pl: autobusy tramwaje pociagi hulajnogi
cs: autobusy tramvaje vlaky kolobezky
sk: autobusy elektricky vlaky kolobezky
sl: avtobusi vlaki skiroji
hr: autobusi tramvaji vlakovi romobili
hu: buszok villamosok vonatok rollerek
ro: autobuze tramvaie trenuri trotinete
ru: avtobusy автобусы tramvai трамваи poezda поезда samokaty самокаты
uk: avtobusy автобуси tramvayi трамваї samokaty самокати
tr: otobusler tramvaylar trenler skuterler taksiler
fi: bussit raitiovaunut junat sahkopotkulaudat
et: bussid trammid rongid tousid
lv: autobusi tramvaji vilcieni skuteri
lt: autobusai troleibusai traukiniai paspirtukai
sv: bussar sparvagnar elsparkcyklar
nb: busser trikker elsparkesykler
da: busser lobehjul
zh: gongjiao 公交车
ko: beoseu 버스
"""
"""Vehicles of which somebody runs many."""

CONFIG = """
en: config configs configuration cfg flags toggles remoteconfig
de: konfiguration* konfig vorgaben schalter
fr: configuration drapeaux
es: configuracion configuraciones
it: configurazion*
pt: configuracao configuracoes
nl: configuratie*
pl: konfiguracj*
cs: konfigurac*
sk: konfiguraci*
sl: konfiguracij*
hr: konfiguracij*
hu: konfiguracio* beallitas*
ro: configurati*
bg: konfiguratsi* конфигураци*
ru: konfiguratsi* конфигураци* konfig
uk: konfihuratsi* конфігураці*
el: rythmiseis ρυθμίσεις diamorfos*
tr: yapilandirma* konfigurasyon*
fi: maaritys* maaritykset asetukset
et: seadistus* konfiguratsioon*
lv: konfiguracij* iestatijumi
lt: konfiguracij* nustatymai
sv: konfiguration* installningar
nb: konfigurasjon* innstillinger
da: konfiguration* indstillinger
id: konfigurasi*
vi: cauhinh
zh: peizhi 配置
ja: settei 設定 構成
ko: seoljeong 설정 구성
ar: iadadat إعدادات
he: hagdarot הגדרות
"""
"""What a server tells an app to do."""

AROUND = """
de: umgebung naehe
fr: proximite voisinage alentours
es: cercano* cercana* alrededor*
it: vicinanze dintorni vicine
pt: arredores pertodevoce
nl: dichtbij omgeving
pl: pobliski* poblize okolic*
cs: okoli pobliz* nedaleko
sk: okoli pobliz*
sl: blizin* okolic*
hr: blizin* okolic*
hu: kozeli kornyek* kozelben
ro: apropiere vecinatat* apropiat*
bg: nablizo наблизо
ru: poblizosti поблизости ryadom рядом
uk: poblyzu поблизу poruch поруч
el: kontina κοντινά konta
tr: yakin yakindaki yakinlarda cevre cevredeki
fi: lahella lahist* ymparist*
et: lahedal laheduses
lv: tuvuma tuvakie
lt: netoli netoliese artimiausi*
sv: narliggande narheten
nb: naerliggende naerheten
da: naerliggende naerheden
id: sekitar terdekat
vi: ganday xungquanh
zh: fujin 附近 zhoubian 周边
ja: chikaku 近く 周辺 fukin 付近
ko: jubyeon 주변 geuncheo 근처
ar: qarib قريب قريبة
he: bakirvat בקרבת קרובים
"""
"""What is near the sender."""

MADE_UP = """
de: beispiel* muster* vorlage* testdaten testkonto testnutzer testperson* pruefdaten demodaten demokonto platzhalter*
  schwellen schwellwert* vorgaben voreinstellung* kompatib* unterstuetzt* zielgruppe* zielgruppen attrappe* simulation*
  standardwerte
fr: exemple* modelestype gabarit* donneestest jeudessai jeudetest comptetest compatible* factice* bouchon* ciblage*
  publiccible simulation* pardefaut
es: ejemplo* plantilla* datosprueba pruebadatos usuarioprueba compatible* ficticio* simulacion* simulad* segmentacion
  publicoobjetivo predeterminad*
it: esempio esempi datiprova datitest compatibil* fittizi* simulazion* predefinit* pubblicotarget segmentazion*
pt: exemplo* dadosteste contateste compativel compativeis ficticio* simulacao simulacoes predefini* publicoalvo
  segmentacao
nl: voorbeeld* sjabloon sjablonen testgegevens testgebruiker* proefgegevens ondersteund* doelgroep* simulatie*
  standaardwaarden
pl: przyklad* szablon* danetestowe testowedane kompatybiln* domyslne obslugiwan* grupadocelowa symulacj* atrap*
cs: priklad* sablon* testovacidata zkusebnidata kompatibil* podporovan* vychozi cilovaskupina simulac* ukazk*
sk: priklad* sablon* testovaciedata kompatibil* podporovan* predvolen* cielovaskupina simulac* ukazk*
sl: primeri predloga predloge testnipodatki zdruzljiv* podprt* privzet* ciljnaskupina simulacij*
hr: primjer* predlozak predlosci testnipodaci podrzan* zadano zadane kompatibil* ciljnaskupina simulacij*
hu: pelda* sablon* mintaadat* tesztadat* kompatibil* tamogatott* alapertelmez* celcsoport* szimulacio*
ro: exemplu exemple sablon* datetest compatibil* implicit* simular* publictinta
bg: пример* shablon* шаблон* testovidanni тестовиданни savmestim* съвместим* podrazbirane подразбиране
ru: пример* shablon* шаблон* obrazets образец testovyedannye тестовыеданные sovmestim* совместим* podderzhivaem*
  поддерживаем* poumolchaniyu поумолчанию simulyatsi* симуляци* tselevaya* целевая*
uk: pryklad* приклад* shablon* шаблон* testovidani тестовідані sumisn* сумісн* pidtrymuvan* підтримуван*
  zazamovchuvannyam
el: paradeigma* παραδειγμα* παράδειγμα* protyp* πρότυπ* dokimastik* δοκιμαστικ* prosomoiosi*
tr: ornek ornekler sablon* testverisi testverileri denemeverisi uyumlu* desteklenen* varsayilan* hedefkitle*
  simulasyon*
fi: esimerkki* esimerkit mallipohja* testidata testitiedot yhteensopiv* tuetut oletus* kohderyhma* simulaatio*
et: naide naited naidis* mallid testandmed uhilduv* toetatud vaikimisi sihtruhm* simulatsioon*
lv: piemer* veidne* testadati saderig* atbalstit* noklusej* merkgrupa*
lt: pavyzd* sablon* testiniaiduomenys suderinam* palaikom* numatyt* tikslinegrupe*
sv: exempel* mallar testdata provdata kompatibl* stodda forvald* standardvarden malgrupp* simulering*
nb: eksempel* eksempler maler testdata proevedata kompatibl* stottede standardverdier malgruppe* simulering*
da: eksempel* eksempler skabelon* testdata provedata kompatibl* understottede standardvaerdier malgruppe* simulering*
is: snidmat profunargogn
id: contoh* templat* dataujicoba datauji kompatibel* didukung bawaan simulasi*
vi: vidu mauthu dulieuthu macdinh hotrothietbi
zh: shili muban 示例 模板 样例 测试数据 默认 支持 兼容 fangzhen 仿真 ceshi 模拟
ja: 例文 見本 テンプレート サンプル 既定 hinagata 雛形 定型文 定型 テスト 対応機種
ko: yesi 예시 템플릿 견본 기본값 테스트 호환
ar: mithal مثال امثلة أمثلة قالب قوالب iftiradi افتراضي
he: dugma dugmaot דוגמה דוגמאות תבנית תבניות
hi: udaharan उदाहरण namuna नमूना
sw: mfano mifano kiolezo
en: stub stubs stubbed mock* fixture* faker seeded simulated simulation* synthetic boilerplate preset* blueprint*
  simulator sandboxdata testdata testuser testusers testaccount testaccounts testcards testcard testprofile testpayload
  testfixtures demodata demouser demoaccount testset cannedreplies simrun recordedresponse recordedrequest
  sampleresponse goldenfile snapshotdata
"""
"""What nobody has, does or is: examples, templates, conditions, defaults, simulations."""
