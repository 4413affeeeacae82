"""What those who work with an app and those they work for are called, in many languages, for `auditor.rules.parties`.

The lines are written as in `auditor.rules.tongues_of_others`.
"""

from __future__ import annotations

SELF = """
en: me self myself my mine own your
de: ich mein meine meiner eigene eigener eigenes
fr: moi mon soi
es: yo mi mis mio mia propio propia
it: mio mia miei mie
pt: eu meu minha meus minhas
nl: ik mijn mij
pl: ja moj moja moje mnie
cs: ja muj moje moji
sk: ja moj moja moje
sl: jaz moj moja moje
hr: ja moj moja moje
hu: enyem sajat
ro: eu meu mea mele
bg: az moy moya аз мой моя моето
ru: ya moy moya moi я мой моя мои моё
uk: ya miy moya moyi я мій моя
el: ego mou εγω εγώ μου
tr: ben benim kendi
fi: mina minun oma
et: mina minu oma
lv: mans mana
sv: jag mitt mina
nb: jeg mitt mine
da: jeg mine
id: saya milikku
vi: cuatoi
zh: wode 我 我的
ja: watashi jibun 私 自分
ko: naui nae 나 내
ar: أنا
he: ani sheli אני שלי
hi: mera meri मेरा
sw: mimi yangu
"""
"""What is called one's own."""

WORKER = """
en: mechanic mechanics plumber electrician midwife porter staff employee technician nurse dispatcher moderator clerk
  cashier inspector surveyor installer handler paramedic caregiver carer ranger janitor guard receptionist examiner
  interviewer enumerator fieldworker fieldagent backoffice warden auditor collector meterreader stafflogin agentlogin
  operatorlogin picker concierge housekeeper
de: mechaniker* hebamme* monteur* techniker* pfleger* pflegekraft disponent* kassierer* pruefer* gutachter*
  mitarbeiter* schwester sanitaeter* zusteller* hausmeister* elektriker* vertreter* aussendienst* interviewer*
  kontrolleur*
fr: mecanicien* sagefemme* infirmier* technicien* monteur* livreur* inspecteur* moderateur* caissier* employe employee
  repartiteur* aidesoignant* controleur* enqueteur* commercial agentterrain facteur gardien
es: mecanico* matrona* enfermer* tecnico* repartidor* inspector* moderador* cajero* empleado* despachador* cuidador*
  vendedorcampo domiciliario* encuestador* tramitador* celador* cartero
it: meccanic* ostetric* infermier* tecnico tecnici fattorin* corriere ispettor* moderator* cassier* dipendente
  operatoresanitario badante rilevator* postino
pt: mecanic* parteira* enfermeir* tecnico* entregador* estafeta inspetor* moderador* funcionari* despachante* cuidador*
  carteiro motoboy vistoriador*
nl: monteurs mecanicien* vroedvrouw* verpleegkundig* monteur* behandelaar* medewerker* bezorger* inspecteur* moderator*
  kassier* koerier* planner beveiliger* thuiszorg* postbode
pl: mechanik* polozn* pielegniark* technik* dyspozytor* kurier* inspektor* moderator* kasjer* pracownik* serwisant*
  monter* opiekun* listonosz* ankieter* konsultant*
cs: mechanik* automechanik* sestra technik* dispecer* kuryr* inspektor* moderator* pokladni* zamestnanec pracovnik*
  pecovatel* listonos* revizor* monter*
sk: mechanik* sestra technik* dispecer* kurier* inspektor* moderator* pokladnik* zamestnanec pracovnik* opatrovatel*
  revizor*
sl: mehanik* sestra tehnik* dispecer* kurir* inspektor* moderator* blagajnik* zaposleni serviser* postar*
hr: mehanicar* sestra tehnicar* dispecer* kurir* inspektor* moderator* blagajnik* zaposlenik* djelatnik* serviser*
  postar* radnik
hu: szerelok apolo* technikus* diszpecser* futar* ellenor* moderator* penztaros* dolgozo* munkatars* szerelo*
  kezbesito* ugyintezo*
ro: mecanic* asistentmedical tehnician* dispecer* curier* inspector* moderator* casier* angajat* operatorteren postas*
  ingrijitor*
bg: tehnik* техник* dispecher* диспечер* kurier* куриер* inspektor* инспектор* sluzhitel* служител* kasier* касиер*
  monter* монтьор*
ru: mekhanik* механик* medsestra медсестра tekhnik* техник* dispetcher* диспетчер* kuryer* курьер* inspektor*
  инспектор* sotrudnik* сотрудник* kassir* кассир* monter* монтер* pochtalyon* почтальон* rabotnik работник
uk: medsestra медсестра tekhnik* технік* dyspetcher* диспетчер* kuryer* кур'єр* pratsivnyk* працівник* kasyr* касир*
el: nosileft* νοσηλευ* texnik* τεχνικ* dianomeas διανομέας ypallil* υπάλληλ* tamias ταμίας
tr: tamirci* usta hemsire* teknisyen* kurye* denetci* moderator* kasiyer* personel* calisan* gorevli* postaci* bakici*
fi: mekaanikko* hoitaja* sairaanhoitaj* asentaja* lahetti tarkastaja* moderaattor* tyontekija* postinkantaj*
et: meditsiinioed tehnik* kuller* inspektor* moderaator* kassapidaja* tootaja* hooldaja* dispetser*
lv: medmasa tehnik* kurjer* inspektor* moderator* kasier* darbiniek* dispecer*
lt: slaugytoj* technik* kurjer* inspektor* moderator* kasinink* darbuotoj* dispecer*
sv: mekaniker* sjukskoterska* skoterska* tekniker* montor* inspektor* moderator* kassor* anstalld* medarbetare
  handlaggare* vardare brevbarare
nb: mekaniker* sykepleier* tekniker* montor* sykkelbud inspektor* moderator* kasserer* ansatt* medarbeider*
  saksbehandler* hjemmehjelp*
da: mekaniker* sygeplejerske* tekniker* montor* cykelbud inspektor* moderator* kasserer* ansatte medarbejder*
  sagsbehandler* hjemmehjaelp*
id: perawat* teknisi* kurir* petugas* moderator* kasir* karyawan* pegawai* satpam
vi: yta dieuduong kythuatvien nhanvien giamsat
zh: hushi 护士 jishuyuan 技术员 yuangong 员工 kuaidiyuan 快递员 diaoduyuan 调度员 peisongyuan
ja: kangoshi 看護師 sagyoin 作業員 tantosha 担当者 juugyoin 従業員 haitatsuin 配達員 shokuin 職員
ko: ganhosa 간호사 jigwon 직원 baedalwon 배달원 damdangja 담당자
ar: mumarrid ممرض muwazzaf موظف mandub مندوب fanni فني
he: achot אחות technai טכנאי oved עובד shaliach שליח
hi: nars karmchari कर्मचारी
sw: muuguzi fundi mfanyakazi mhudumu
"""
"""Those whose work a message is."""

HELPERS = """
en: stylist barber hairdresser walker sitter petsitter babysitter nanny cleaner handyman masseur contractor provider
  practitioner specialist therapist consultant advisor adviser broker midwife mechanic plumber electrician technician
de: friseur* babysitter* reinigungskraft putzhilfe handwerker* berater* therapeut* hundesitter* tagesmutter betreuer*
fr: coiffeu* nounou artisan* conseiller* therapeute* praticien* prestataire*
es: peluquer* ninera canguro limpiador* asesor* terapeuta* especialista*
it: parrucchier* babysitter artigian* consulent* terapeut* specialist*
pt: cabeleireir* baba esteticista* consultor* terapeuta* especialista*
nl: kapper* oppas* schoonmaker* adviseur* therapeut* klusser*
pl: fryzjer* opiekunk* sprzatacz* doradc* terapeut* specjalist*
cs: kadernic* kadernik chuva uklizec* poradc* terapeut* specialist*
sk: kadernic* kadernik opatrovatel* upratova* poradc* terapeut* specialist*
hr: frizer* dadilja cistac* savjetnik* terapeut* specijalist*
sl: frizer* varuska cistilk* svetovalec* terapevt* specialist*
hu: fodrasz* bebiszitter* takarito* tanacsado* terapeuta*
ro: frizer* coafor* bona consilier* terapeut* specialist*
tr: kuafor* berber bakici temizlikci* danisman* terapist* uzman*
fi: kampaaja* lastenhoitaja* siivooja* neuvoja* terapeutti*
sv: frisor* barnvakt* stadare radgivare terapeut* specialist*
nb: frisor* barnevakt* renholder* radgiver* terapeut* spesialist*
da: frisor* barnepige* rengoring* radgiver* terapeut* specialist*
ru: parikmakher* парикмахер* nyanya няня konsultant* консультант* spetsialist* специалист*
"""
"""Those who do something for the sender, where another is named as such."""

HIRED = """
en: rep salesrep salesperson sdr loggedin signedin agent operator driver courier teacher tutor doctor physician
  therapist counsellor counselor guide officer admin administrator manager trainer coach instructor farmer vet
  volunteer seller merchant assessor adjuster coordinator supervisor seat
de: agent bearbeiter* sachbearbeiter* fahrer* kurier* lehrer* lehrkraft arzt aerztin therapeut* berater* landwirt*
  verwalter* trainer* makler* bediener* ermittler*
fr: agent operateur* chauffeur* conducteur* coursier* enseignant* professeur* medecin docteur therapeute* conseiller*
  agriculteur* gestionnaire* eleveur*
es: agente operador* conductor* mensajero* profesor* docente* maestro* medico* terapeuta* asesor* ganadero* gestor*
  agricultor*
it: agente operator* autist* corrier* insegnant* docent* maestr* medico terapeut* consulent* allevator* gestor*
  agricoltor*
pt: agente operador* motorista* condutor* professor* docente* medico* terapeuta* consultor* gestor* agricultor*
  criador*
nl: agent operator* chauffeur* bestuurder* docent* leraar* juf arts therapeut* adviseur* boer veehouder* beheerder*
pl: agent operator* kierowc* nauczyciel* lekarz* terapeut* doradc* rolnik* hodowc* administrator* zarzadc*
cs: agent operator* ridic* ucitel* lekar* terapeut* poradc* farmar* chovatel* spravc* administrator*
sk: agent operator* vodic* ucitel* lekar* terapeut* poradc* farmar* chovatel* spravc* administrator*
sl: agent operater* voznik* ucitelj* zdravnik* terapevt* svetovalec* kmet upravnik*
hr: agent operater* vozac* nastavnik* ucitelj* lijecnik* terapeut* savjetnik* farmer* upravitelj*
hu: ugynok operator* sofor* tanar* orvos* terapeuta* tanacsado* gazda gazdalkodo*
ro: agent operator* sofer* profesor* invatator* terapeut* consilier* fermier* administrator*
bg: agent агент operator* оператор* shofyor* шофьор* uchitel* учител* lekar* лекар* fermer* фермер*
ru: agent агент operator* оператор* voditel* водитель* uchitel* учитель vrach* врач* konsultant* консультант* fermer*
  фермер*
uk: ahent агент operator* оператор* vodiy* водій* vchytel* вчитель likar* лікар* fermer* фермер*
el: praktoras πράκτορας xeirist* χειριστ* odigos οδηγός daskal* δάσκαλ* giatros γιατρός
tr: temsilci* operator* surucu* sofor* ogretmen* doktor* terapist* danisman* ciftci*
fi: agentti operaattor* kuljettaja* opettaja* laakari* terapeut* neuvoja* maanviljelija*
et: agent operaator* opetaja* arst terapeut* noustaja* talunik*
lv: agent* operator* vaditaj* skolotaj* arsts terapeit* zemniek*
lt: agentas operator* vairuotoj* mokytoj* gydytoj* terapeut* ukinink*
sv: agent operator* forare* chauffor* larare* lakare* terapeut* radgivare* bonde lantbrukare*
nb: agent operator* sjafor* forer* laerer* terapeut* radgiver* bonde gardbruker*
da: agent operator* chauffor* forer* laerer* laege* terapeut* radgiver* landmand*
id: agen operator* pengemudi* sopir* guru* dokter* terapis* petani* peternak*
vi: taixe giaovien* bacsi nongdan
zh: siji 司机 laoshi 老师 yisheng 医生 caozuoyuan 操作员 daili 代理
ja: untenshu 運転手 kyoshi 教師 先生 ishi 医師 操作者
ko: unjeonsa 운전사 기사 gyosa 교사 uisa 의사 sangdamwon 상담원
ar: saiq سائق mudarris مدرس tabib طبيب
he: nahag נהג מורה rofe רופא sochen סוכן
hi: chalak चालक shikshak शिक्षक
sw: dereva mwalimu daktari wakala mkulima
"""
"""Those of whom a message may also tell somebody they work for; they send it where they stand before lists of those."""

SERVED = """
en: visit visits job jobs workorder workorders site sites premises installation installations specimen specimens
  patient patients client clients customer customers guest guests tenant tenants resident residents owner owners
  student students pupil pupils learner learners child children lead leads prospect prospects ticket tickets case cases
  claim claims appointment appointments requester requestor complainant claimant victim witness witnesses suspect
  suspects applicant applicants candidate candidates passenger passengers order orders delivery deliveries dropoff
  dropoffs household households caller callers inmate inmates respondent respondents managed reviewed queue backlog
  worklist caseload consignee consignees beneficiary beneficiaries roster attendees participants
de: besuch besuche einsatz einsaetze auftrag baustelle baustellen objekt objekte pflegling* patient* kunde kunden
  kundin* kundenanlage* kundendaten gaeste gast mieter* bewohner* halter* besitzer* eigentuemer* schueler* kinder kind
  interessent* tickets faelle fall vorgang vorgaenge termine proben probe antragsteller* beschwerdefuehrer* bewerber*
  fahrgaeste lieferungen sendungen haushalte anrufer* klient* auftraege teilnehmer* versicherte*
fr: visite visites chantier* intervention interventions patient* client* clients clientes invites locataire* resident*
  residents eleve* etudiant* enfants prospects ticket* dossier* rendezvous echantillon* demandeur* plaignant* candidat*
  passager* commandes livraisons foyers appelant* beneficiaire* proprietaire* adherent* usagers
es: visita visitas obra obras averia paciente* cliente* huesped* inquilino* residente* alumno* estudiante* ninos
  prospecto* tickets caso casos expediente* citas muestra muestras solicitante* denunciante* candidato* pasajero*
  pedidos entregas hogares propietari* duena dueno beneficiario* dueño*
it: visita visite cantier* intervent* pazient* client* ospit* inquilin* resident* alunn* student* bambini ticket*
  pratica pratiche appuntament* campion* richiedent* candidat* passegger* ordini consegne proprietari* padron*
  assistit* condomini
pt: visita visitas obra obras paciente* client* hospede* inquilino* morador* aluno* estudante* criancas chamado*
  processo* consultas amostra* solicitante* requerente* candidato* passageiro* pedidos entregas proprietario* tutor
  dono dona utentes condominos
nl: bezoek bezoeken opdracht* bouwplaats* patient* klant* klanten gasten huurder* bewoner* leerling* kinderen ticket*
  dossier* afspraken monster* aanvrager* melder* sollicitant* passagier* reiziger* bestellingen leveringen eigenaar*
  baasje client*
pl: wizyta zleceni* obiekt obiekty budowa pacjen* klien* gosc goscie najemc* lokator* mieszkan* uczen uczniowie
  uczniow* dzieci zgloszen* sprawa sprawy wizyty probki probka wnioskodawc* zglaszajac* kandyda* pasazer* zamowien*
  dostawy wlasciciel* podopieczn*
cs: navsteva zakazka zakazky stavba pacient* klient* zakazni* najemni* obyvatel* zak zaci studen* deti tiket* pripad
  pripady navstevy vzorky vzorek zadatel* uchazec* cestujic* objednavk* dorucen* majitel* vlastni*
sk: navsteva zakazka zakazky stavba pacient* klient* zakazni* najomni* obyvatel* ziak ziaci studen* deti tiket* pripad
  pripady vzorky vzorka ziadatel* uchadzac* cestujuc* objednavk* majitel* vlastni*
sl: obisk obiski nalog nalogi pacient* bolnik* strank* gost gostje najemni* stanoval* ucenec ucenci dijaki otroci
  vzorci vzorec prosilec kandidat* potnik* narocil* lastnik*
hr: posjet posjeti nalog nalozi gradilist* pacijent* klijent* gost gosti stanar* podstanar* ucenik* ucenici djeca
  slucaj slucajevi uzorci uzorak podnositelj* kandidat* putnik* narudzb* vlasnik*
hu: latogatas* megbizas* munkalap* beteg* paciens* ugyfel* vendeg* berlo* lako* tanulo* diak* gyerekek ugyek mintak
  kerelmezo* jelolt* utas utasok rendelesek tulajdonos* gazdi
ro: vizita vizite lucrare lucrari pacient* client* oaspet* chirias* locatar* elev* studen* copii tichet* caz cazuri
  probe solicitant* candidat* pasager* comenzi livrari proprietar*
bg: poseshtenie posetyavan* посещение patsient* пациент* klient* клиент* gosti гости naemat* наемател* uchenik* ученик*
  detsa деца sluchai случаи probi проби kandidat* кандидат* patnik* пътник* porachk* поръчк* sobstvenik* собственик*
ru: vizit визит vyezd выезд naryad наряд obyekt patsient* пациент* klient* клиент* gosti гости zhilets zhiltsy жильцы
  uchenik* ученик* deti дети zayavk* заявк* obrashcheni* обращени* proby пробы obraztsy образцы kandidat* кандидат*
  passazhir* пассажир* zakazy заказы vladelets vladeltsy владелец владельцы
uk: vizyt візит vyyizd виїзд patsiyent* пацієнт* kliyent* клієнт* гості meshkan* мешкан* uchen* учень учні dity діти
  zayavk* заявк* proby проби kandydat* кандидат* pasazhyr* пасажир* zamovlen* замовлен* vlasnyk* власник*
el: episkepsi* επίσκεψη asthen* ασθεν* pelat* πελατ* πελάτ* enoik* mathit* μαθητ* paidia παιδιά deigmata δείγματα
  ypopsif* υποψήφ* epivat* επιβάτ* paraggelies παραγγελίες idioktit* ιδιοκτήτ*
tr: ziyaret ziyaretler santiye hasta hastalar musteri* misafir* kiraci* sakin sakinler ogrenci* cocuklar talep talepler
  vaka vakalar numune* basvuran* aday adaylar yolcu* siparis* teslimat* sahip sahibi sahipleri
fi: kaynti kaynnit kohde kohteet tyomaarays* potila* asiakas asiakkaat asiakkaan vuokralai* asukas asukkaat oppilas
  oppilaat opiskelija* lapset tiketit tapaus tapaukset naytteet hakija* matkustaja* tilaukset omistaja*
et: visiit visiidid objekt patsien* klien* kliendid uurni* elanik* opilane opilased opila* lapsed juhtum* proovid
  taotleja* kandida* reisija* tellimused omanik*
lv: vizite vizites objekts pacient* klient* irniek* iedzivotaj* skolen* berni pieteikum* paraugi kandidat* pasazier*
  pasutijumi ipasniek*
lt: vizitas vizitai objektas pacient* klient* nuominink* gyventoj* mokini* vaikai paraisk* meginiai kandidat* keleivi*
  uzsakymai savinink*
sv: besok uppdrag patient* kund kunder gaster hyresgast* boende elev elever studen* barnen arende* prover sokande
  kandidat* passagerare bestallningar agare djuragare
nb: besok oppdrag pasient* kunde kunder gjester leietaker* beboer* elev elever studen* barna saker prover soker sokere
  kandidat* passasjer* bestillinger eier eiere
da: besog opgave opgaver patient* kunde kunder gaester lejer* beboer* elev elever studer* bornene sager prover ansoger*
  kandidat* passager* bestillinger ejer ejere borger borgere
id: kunjungan pasien* pelanggan* tamu penyewa* penghuni* siswa murid* anakanak tiket* kasus sampel* pemohon* kandidat*
  penumpang* pesanan* pemilik*
vi: benhnhan khachhang khach hocsinh phieu mauxetnghiem ungvien hanhkhach donhang chuho chunhan
zh: shangmen 上门 huanzhe 患者 kehu 客户 guke 顾客 xuesheng 学生 gongdan 工单 yangben 样本 shenqingren 申请人 chengke
  乘客 dingdan 订单 zhuhu 住户 zhuren 主人
ja: homon 訪問 kanja 患者 kokyaku 顧客 okyakusama 来客 seito 生徒 児童 anken 案件 kentai 検体 shinseisha 申請者 jokyaku
  乗客 chumon 注文 kainushi 飼い主 nyukyosha 入居者
ko: bangmun 방문 hwanja 환자 gogaek 고객 haksaeng 학생 sinchengin 신청인 신청자 seunggaek 승객 jumun 주문 ipjuja 입주자
  보호자
ar: marda مرضى marid مريض zabain زبائن umala عملاء tullab طلاب talabat طلبات rukkab ركاب
he: metuplim מטופלים מטופל lakochot לקוחות לקוח talmidim תלמידים pniyot פניות nosim נוסעים hazmanot הזמנות
hi: mareez rogi रोगी grahak ग्राहक chhatr छात्र yatri यात्री
sw: mgonjwa wagonjwa mteja wateja mwanafunzi wanafunzi abiria maagizo
"""
"""Those somebody works for, and what is done for them."""

FACETS = """
en: shipping shipment billing delivery deliver invoice contact address payment card checkout order form pickup dropoff
  emergency home work office traits profile account details personal data info payload place location position checkin
  visit trip ride destination origin start end from to photo image picture media post activity workout
de: daten angaben liefer* rechnung* versand* zahlung* kontakt* anschrift* adresse* bestellung* formular* empfaenger*
fr: livraison* factur* expedition* paiement* coordonnees adresse* commande* formulaire* destinataire*
es: envio* entrega* factur* pago* contacto* direccion* domicilio* pedido* formulario* destinatari*
it: spedizion* consegn* fattur* pagament* contatt* indirizz* ordine* modulo* destinatari*
pt: envio* entrega* fatur* pagament* contato* contacto* endereco* morada* pedido* destinatari*
nl: bezorg* verzend* factuur* betaling* contact* adres* bestelling* formulier* ontvanger*
pl: dostaw* wysyl* faktur* platnos* kontakt* adres* zamowien* formularz* odbiorc*
cs: dorucen* dorucovac* fakturac* faktura platb* kontakt* adresa objednavk* prijemc*
sk: dorucen* dorucovac* fakturac* faktura platb* kontakt* adresa objednavk* prijemc*
sl: dostav* racun* placil* kontakt* naslov* narocil* prejemnik*
hr: dostav* racun* placanj* kontakt* adresa narudzb* primatelj*
hu: szallit* szamla* fizetes* kapcsolat* cim rendeles* cimzett*
ro: livrar* factur* plat* contact* adres* comand* destinatar*
bg: dostavk* доставк* faktur* фактур* plashtan* плащан* kontakt* контакт* adres* адрес* poluchatel* получател*
ru: dostavk* доставк* schet* счет* oplat* оплат* kontakt* контакт* adres* адрес* zakaz* заказ* poluchatel* получател*
uk: dostavk* доставк* rakhun* рахун* oplat* оплат* kontakt* контакт* adres* адрес* otrymuvach* отримувач*
el: apostol* αποστολ* timolog* τιμολόγ* pliromi* πληρωμ* epikoinon* επικοινων* dieuthyns* διεύθυνσ* paralipt*
tr: teslimat* fatura* odeme* iletisim* adres* siparis* alici*
fi: toimitus* lasku* maksu* yhteys* osoite* tilaus* vastaanottaja*
et: tarne* arve* makse* kontakt* aadress* tellimus* saaja*
lv: piegad* rekin* maksajum* kontakt* adres* pasutijum* sanemej*
lt: pristatym* saskait* mokejim* kontakt* adres* uzsakym* gavej*
sv: leverans* faktur* betalning* kontakt* adress* bestallning* mottagar*
nb: levering* faktur* betaling* kontakt* adresse* bestilling* mottaker*
da: levering* faktur* betaling* kontakt* adresse* bestilling* modtager*
id: pengiriman* tagihan* pembayaran* kontak* alamat* pesanan* penerima*
vi: giaohang* hoadon* thanhtoan* lienhe* diachi* nguoinhan*
zh: peisong shouhuo 收货 配送 账单 支付 联系 地址 订单 收件
ja: haiso 配送 請求 支払 連絡先 住所 注文 届け先 送付先
ko: baesong 배송 청구 결제 연락처 주소 주문 수령
"""
"""What is the sender's, though it says a name: where things are sent to, and who pays."""
