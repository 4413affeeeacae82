"""What people who are not the sender, and animals, are called in other languages, for `auditor.rules.holders`.

A line is a language (ISO 639-1) and the words of one subject in it: without accents, in lower case, those of other
alphabets also in Latin letters. A star stands for any ending. Only names of objects and lists, and what names of leaves
begin with, are compared with these words.
"""

from __future__ import annotations

PERSON = """
en: payee beneficiary otherparty counterparty thirdparty landlord superintendent nextofkin leaderboard ranking rankings
  standings scoreboard highscores vet veterinarian referees umpires
de: beguenstigt* zahlungsempfaenger* gegenpartei unfallgegner* autor autorin autoren verfasser* trainer*
  schiedsrichter* mitspieler kursleiter* dozent* referent* kuenstler* schauspieler* regisseur* nachbar* nachbarn
  freunde bekannte vermieter* makler* tieraerzt* tierarzt* hausarzt* verfolgte gefolgte konkurrent* gegner* vorgesetzt*
  sachbearbeiter*
fr: auteur* arbitre* entraineur* joueurs coureur* professeur* enseignant* conferencier* artiste* realisateur* voisin*
  amis proprietaire bailleur* veterinaire* medecin* docteur concurrent* adversaire* redacteur* abonnes abonnements
  suggeres coequipier*
es: autor autora autores arbitro* entrenador* jugadores profesor* docente* ponente* artista* vecino* vecinos amigos
  arrendador* casero veterinari* medico* doctor* rival* adversario* redactor* seguidores seguidos goleador* companero*
  profesional*
it: autore autrice autori arbitro* allenator* giocatori calciator* professor* docent* relator* artist* attor* vicini
  vicino amici amico locatore veterinari* medico medici dottor* avversari* redattor* seguaci marcatori
pt: autor autora autores arbitro* treinador* jogadores professor* docente* palestrante* artista* vizinho* amigos
  senhorio veterinari* medico* doutor* adversari* redator* seguidores seguindo marcador*
nl: auteur* schrijver* scheidsrechter* spelers trainer* docent* leraar* kunstenaar* acteurs buren buurman vriend*
  verhuurder* dierenarts* arts artsen tegenstander* volgers redacteur*
pl: autor autorzy autorka sedzia sedziowie trener* zawodnicy gracze nauczyciel* wykladowc* prowadzac* artyst* rezyser*
  sasied* sasiad* znajom* przyjaciel* wynajmujac* weterynarz* lekarz* rywal* obserwowan* obserwujac*
cs: autor autori autorka rozhodci trener* hraci ucitel* umelec* herci reziser* soused* pratel* kamarad* pronajimatel*
  veterinar* lekar* doktor* souper* sledovan* sledujic*
sk: autor autori rozhodc* trener* hraci ucitel* umelec* herci susedi sused priatel* kamarat* prenajimatel* veterinar*
  lekar* doktor* sledovan*
sl: avtor* sodnik* trener* igralci ucitelj* predavatelj* umetnik* sosed* prijatelj* najemodajal* veterinar* zdravnik*
hr: autor autori sudac suci trener* igraci nastavnik* ucitelj* predavac* umjetnik* glumci susjed* prijatelj* najmodav*
  veterinar* lijecnik* doktor* protivnik* sudij* lekar*
hu: szerzo* biro edzo* jatekosok tanar* oktato* eloado* muvesz* szinesz* rendezo* szomszed* baratok ismeros* berbeado*
  allatorvos* orvos* ellenfel* koveto*
ro: autor autori autorul arbitr* antrenor* jucatori profesor* artist* regizor* vecin* prieten* proprietar* veterinar*
  doctor* adversar* urmaritor*
bg: avtor* автор* sadi* съдия* trenyor* треньор* igrachi играчи uchitel* учител* prepodavatel* преподавател* savsed*
  съсед* priyatel* приятел* veterinar* ветеринар* lekar* лекар*
ru: avtor* автор* sudya sudi судья судьи trener* тренер* igroki игроки uchitel* учител* prepodavatel* преподават*
  rezhisser* режиссер* sosed* сосед* druzya друзья sopernik* соперник* vrach* врач* veterinar* ветеринар* podpischik*
  подписчик* tovarisch*
uk: avtor* автор* suddya судд* trener* тренер* hravtsi гравці vchytel* вчител* vykladach* викладач* susid* сусід* druzi
  друзі likar* лікар* veterynar* ветеринар* supernyk*
el: syngrafe* sygrafe* συγγραφ* diaiti* διαιτητ* proponit* προπονητ* paiktes παικτες παίκτες kathigit* καθηγητ* geiton*
  γειτον* γείτον* filoi φιλοι φίλοι giatr* iatro* γιατρ* ktiniatr* κτηνιατρ*
tr: yazar* hakem* antrenor* oyuncular ogretmen* egitmen* konusmaci* sanatci* yonetmen* komsu* arkadas* veteriner*
  doktor* hekim* rakip* takipci* takipedilen*
fi: kirjoittaja* tekija* tuomari* valmentaja* pelaajat opettaja* luennoitsija* taiteilija* nayttelija* ohjaaja*
  naapuri* ystava* kaverit vuokranantaja* elainlaakari* laakari* vastustaja* seuraaja*
et: autor* kohtunik* treener* mangijad opetaja* oppejoud* naaber* naabr* sober sobrad sopr* loomaarst* arst arstid
  vastane vastas* jalgija*
lv: autor* tiesnes* trener* speletaji skolotaj* pasniedz* kaimin* draugi draugs veterinar* arsts arsti pretiniek*
lt: autor* teisej* treneris treneri* zaidejai mokytoj* destytoj* kaimyn* draugai draugas veterinar* gydytoj* varzov*
  sekejai
sv: forfattare* domare* tranare* larare* forelasare* konstnar* skadespelar* granne* grannar vanner hyresvard*
  veterinar* lakare* motstandare* foljare*
nb: forfatter* dommer* trener* spillere* laerer* foredragshold* kunstner* skuespiller* nabo* naboer venner utleier*
  veterinaer* motstander* folgere*
da: forfatter* dommer* traener* spillere* laerer* underviser* kunstner* skuespiller* nabo* naboer venner udlejer*
  dyrlaege* laege* modstander* folgere*
is: hofund* domari* thjalfar* leikmenn kennar* nagrann* vinir dyralaekn* laeknir*
id: penulis* pengarang* wasit* pelatih* dosen* pengajar* seniman* tetangga* teman* dokter* lawan* pengikut* sutradara*
vi: tacgia trongtai huanluyen* cauthu giaovien* giangvien* hangxom bacsi thuy banbe doithu
th: phukhien phutadsin phufueksorn khru เพื่อน ผู้เขียน แพทย์ ครู
zh: zuozhe 作者 caipan 裁判 jiaolian 教练 qiuyuan 球员 laoshi 老师 jiangshi 讲师 yanyuan 演员 linju 邻居 pengyou 朋友
  yisheng 医生 shouyi 兽医 duishou 对手 fensi 粉丝 duiyou 队友
ja: chosha 著者 作者 shinpan 審判 kantoku 監督 senshu 選手 sensei 先生 講師 koshi haiyu 俳優 rinjin 隣人 yujin 友人
  友だち 友達 ishi 医師 juui 獣医 aite 対戦相手 相手 フォロワー 差出人
ko: jeoja 저자 작성자 jakseongja simpan 심판 gamdok 감독 seonsu 선수 gyosa 교사 선생님 gangsa 강사 배우 이웃 친구 uisa
  의사 수의사 상대 팔로워
ar: muallif katib مؤلف كاتب hakam حكم mudarrib مدرب laib لاعبون mudarris مدرس jiran جيران asdiqa اصدقاء أصدقاء tabib
  طبيب
he: mechaber מחבר כותב shofet שופט meamen מאמן sachkanim שחקנים מורה shchenim שכנים chaverim חברים rofe רופא וטרינר
hi: lekhak लेखक khilari khiladi खिलाड़ी shikshak शिक्षक padosi पड़ोसी dost दोस्त daktar डॉक्टर
sw: mwandishi waandishi mwamuzi kocha wachezaji mwalimu walimu jirani majirani marafiki daktari
fa: nevisande نویسنده davar داور morabbi مربی bazikon* بازیکن* moallem معلم hamsaye همسایه doostan دوستان pezeshk پزشک
ms: penulis jurulatih pengadil guru jiran kawan doktor pemandu
"""
"""People who wrote, play, teach, heal or are known to the sender."""

SELLER = """
de: verkaeufer* anbieter* lieferanten haendler* autohaus inserent* veranstalter* vermieter* arbeitgeber*
fr: vendeur* vendeuse* fournisseur* concessionnaire* annonceur* organisateur* employeur* prestataire* loueur
es: vendedor* proveedor* concesionari* anunciante* organizador* empleador* arrendadora
it: venditor* fornitor* concessionari* inserzionist* organizzator* datoredilavoro rivenditor*
pt: vendedor* fornecedor* concessionari* anunciante* organizador* empregador* imobiliaria*
nl: verkoper* leverancier* aanbieder* organisator* werkgever* makelaar* autobedrijf
pl: sprzedawc* sprzedajac* dostawca dostawcy oferent* organizator* pracodawc* komis
cs: prodejc* prodavajic* dodavatel* inzerent* poradatel* zamestnavatel*
sk: predajc* predavajuc* dodavatel* inzerent* organizator* usporiadatel* zamestnavatel*
sl: prodajal* dobavitelj* organizator* delodajal* ponudnik*
hr: prodavac* prodavatelj* dobavljac* organizator* poslodav* oglasivac*
hu: elado* hirdeto* szallito szallitok szervezo* munkaltato* kereskedes* kereskedo*
ro: vanzator* furnizor* organizator* angajator* comerciant* dealer*
bg: prodavach* продавач* dostavchik* доставчик* organizator* организатор* rabotodatel* работодател*
ru: prodavets prodavtsy продавец продавцы postavshch* поставщик* organizator* организатор* rabotodatel* работодател*
uk: prodavets продав* postachal* постачальник* orhanizator* організатор* robotodav* роботодав*
el: politis πωλητ* promitheft* προμηθευτ* diorganot* διοργανωτ* ergodot* εργοδοτ*
tr: satici* saticilar tedarikci* galeri organizator* isveren* bayi bayiler ilanveren*
fi: myyja* toimittaja* jarjestaja* tyonantaja* kauppias* ilmoittaja*
et: muuja* tarnija* korraldaja* tooandja*
lv: pardevej* piegadataj* organizator* darbadevej*
lt: pardavej* tiekej* organizator* darbdav*
sv: saljare* leverantor* arrangor* arbetsgivare* annonsor* bilhandlare*
nb: selger* leverandor* arrangor* arbeidsgiver* annonsor*
da: saelger* leverandor* arrangor* arbejdsgiver* annoncor*
id: penjual* pemasok* penyelenggara* majikan pedagang*
vi: nguoiban nhacungcap bantochuc nhatuyendung
zh: maijia 卖家 shangjia 商家 gongyingshang 供应商 zhubanfang 主办方 jingxiaoshang 经销商
ja: hanbaisha 販売者 出品者 shuppinsha 主催者 shusaisha 仕入先 掲載者
ko: panmaeja 판매자 gonggeupja 공급자 juchoeja 주최자 매장주
ar: بائع mawrid مورد munazzim منظم
he: mocher מוכר sapak ספק meargen מארגן
hi: vikreta विक्रेता ayojak आयोजक
sw: muuzaji wauzaji mwandaaji mwajiri
"""
"""Those who sell, let, hire or organise."""

DESK = """
de: kundenservice kundendienst stoerungsdienst notdienst redaktion
fr: serviceclient secretariat
es: soporte asistencia atencioncliente
it: supporto assistenza servizioclienti
pt: suporte apoiocliente atendimento
nl: klantenservice klantendienst meldkamer
pl: obslugaklienta biuroobslugi pomoctechniczna infolinia
cs: podpora zakaznickalinka infolinka
sk: podpora zakaznickalinka infolinka
sl: podpora pomocuporabnikom
hr: podrska korisnickasluzba
hu: ugyfelszolgalat* tamogatas
ro: suport asistenta relatiiclienti
bg: podkrepa подкрепа
ru: podderzhk* поддержк*
uk: pidtrymk* підтримк*
el: ypostirix* υποστηριξ* υποστήριξ*
tr: destek musterihizmetleri
fi: asiakaspalvelu* tukipalvelu*
et: klienditugi kasutajatugi
lv: atbalsts klientuserviss
lt: pagalba klientuaptarnavimas
sv: kundtjanst* kundservice
nb: kundeservice kundestotte
da: kundeservice kundesupport
id: layananpelanggan dukungan
vi: hotro tongdai
zh: kefu 客服
ja: サポート 問い合わせ先 お客様窓口 窓口
ko: gogaeksenteo 고객센터 고객지원
ar: دعم
he: תמיכה tmicha
"""
"""Where one turns for help."""

PET = """
de: haustier* tier tiere hunde katzen kuehe kuh rinder rind schafe schweine huehner pferde herde tierbestand nutztier*
en: pet pets animal* cow cows cattle calves bulls heifer* sheep lamb lambs ewe ewes goat goats pig pigs sows piglet*
  hens chicken* poultry livestock herd flock horse horses pony ponies stallion puppy puppies kitten* rabbit* parrot*
  hamster* beehive* hive hives bees
fr: animal animaux chien chiens vache vaches bovin* troupeau mouton* chevre* porc porcs poule poules cheval chevaux
  ruche ruches veau veaux
es: mascota* perro perros gato gatos vaca vacas ganado reses oveja* cabra* cerdo* gallina* caballo* rebano colmena*
  ternero*
it: animali cane cani gatto gatti mucca mucche vacche bovini pecora pecore capre maiali galline cavallo cavalli gregge
  alveari
pt: animais cachorro* caes gato gatos vaca vacas gado rebanho ovelha* cabra* porco* galinha* cavalo* colmeia*
nl: huisdier* dieren hond honden katten koe koeien runderen schapen geiten varkens kippen paard paarden kudde
pl: zwierze* zwierzat* pies koty krowa krowy bydlo owce kozy swinie kury konie stado
cs: zvire* zvirat* kocka kocky krava kravy dobytek skot ovce kozy prasata slepice stado
sk: zviera* macka macky krava kravy dobytok ovce kozy prasata sliepky stado
sl: zival zivali macka krave govedo ovce koze prasici kokosi konji creda
hr: zivotinj* macka krave stoka ovce koze svinje kokosi konji stado ljubimac
hu: kisallat* allat allatok kutya kutyak macska macskak tehen tehenek juhok kecskek sertesek tyukok lovak allomany
ro: animal* caine caini pisica pisici vaca vaci bovine capre porci gaini turma
bg: zhivotn* животн* kuche куче kotka котка kravi крави ovtse овце stado стадо
ru: zhivotn* животн* sobaka sobaki собак* koshka koshki кошк* korovy коровы skot скот ovtsy овцы stado стадо loshadi
  лошади pitomets питомец питомцы
uk: tvaryn* тварин* sobaka собак* kishka кішк* korovy корови vivtsi вівці
el: ζωα ζώα katoikidi* κατοικίδι* skylos σκύλος gata γάτα agelad* αγελάδ* provata πρόβατα
tr: hayvan* evcilhayvan* kopek* kedi kediler inek inekler sigir koyunlar keciler suru atlar
fi: lemmikki* elain elaimet koira koirat kissa kissat lehma lehmat lampaat vuohet siat kanat hevoset karja
et: lemmikloom* loom loomad koer koerad kass kassid lehm lehmad lambad hobused
lv: majdzivniek* dzivniek* suns suni kakis kaki govs govis zirgi
lt: gyvun* augintin* sunys kate kates karve karves avys arkliai
sv: husdjur* djur hund hundar katt katter notkreatur getter grisar hons hast hastar flock
nb: kjaeledyr* dyr hund hunder katt katter storfe sauer geiter griser hons hest hester flokk
da: kaeledyr* dyr hund hunde katte koer kvaeg geder grise hons hest heste flok
is: gaeludyr* dyr hundur kottur kindur hestar
id: hewan* peliharaan anjing kucing sapi kambing domba ayam kuda ternak
vi: thucung vatnuoi
zh: chongwu 宠物 dongwu 动物 牛 羊 猪
ja: petto ペット dobutsu 動物 犬 neko 猫 ushi 牛 乳牛 家畜
ko: banryeodongmul 반려동물 dongmul 동물 goyangi 고양이 강아지 소 젖소 가축
ar: hayawan حيوان حيوانات kalb كلب qitta قطة abqar ابقار أبقار
he: chayatmachmad חיות חיה kelev כלב chatul חתול parot פרות
hi: paltu पालतू gaay गाय kutta कुत्ता
sw: mnyama wanyama mbwa paka ngombe mbuzi kondoo kuku
"""
"""Animals."""
