"""What people do, and what is told of it, in other languages, for `auditor.rules.words`; what
`auditor.rules.tongues_of_people` and `auditor.rules.tongues_of_things` say of a word comes before.

The entries are written as there.
"""

from __future__ import annotations

FURTHER_DEEDS = """
addressbook: de adressbuch; fr carnet carnetadresses repertoire; es agenda libretadirecciones; it rubrica; pt
  agendatelefonica listacontatos; nl adresboek; pl ksiazkaadresowa; cs adresar; sv adressbok; nb adressebok; da
  adressebog; fi osoitekirja; tr adresdefteri; ru adresnayakniga; hu nevjegyzek cimjegyzek; ro agendacontacte; uk
  adresnaknyha; sr imenik; lt adresuknyga; id bukualamat; ja denwacho 電話帳; ko 주소록
audio: de tonaufnahme; ru zvukozapis; pl dzwiek; hu hanganyag; fi aanitiedosto
awakenings: de aufwachphasen; fr reveilsnocturnes; es despertares; it risvegli; nl ontwakingen; pl wybudzenia; cs
  probuzeni; sv uppvaknanden; nb oppvakninger; da opvaagninger opvagninger; fi heraamiset heratykset; tr
  uyanmalar; ru probuzhdeniya; hu ebredesek; ro treziri; et arkamised
baby: de saeugling; fr bebe nourrisson; it neonato; nl zuigeling; pl niemowle; cs miminko; sv spadbarn; nb
  spedbarn; da spaedbarn; fi vauva; tr bebek; ru malysh mladenets; hu kisbaba csecsemo; ro bebelus; el moro; uk
  nemovlya; sr beba; et beebi; vi embe; id bayi; ja 赤ちゃん akachan; ko 아기; zh 婴儿 宝宝
battery: nl batterij; id bateraibaterai
blocked: de gesperrt gesperrte blockiert blockierte; fr bloques bloquee; es bloqueados; it bloccati; nl
  geblokkeerd geblokkeerde; pl zablokowano; cs blokovane; sv blockerade; nb blokkerte; da blokerede; fi estetyt;
  tr engellenen; ru zablokirovannye; hu letiltott; ro blocate; id diblokir; zh 屏蔽; ja ブロック; ko 차단
bloodgroup: de blutgruppe; fr groupesanguin; es gruposanguineo; it grupposanguigno; pt tiposanguineo; nl
  bloedgroep; pl grupakrwi; cs krevniskupina; sv blodgrupp; nb blodtype; fi veriryhma; tr kangrubu; ru
  gruppakrovi; hu vercsoport; ro grupasanguina; sr krvnagrupa; et veregrupp; id golongandarah; ja 血液型; ko
  혈액형; zh 血型
bodyfat: de koerperfett fettanteil; fr massegrasse graisse; es grasacorporal grasa; it grassocorporeo grasso; pt
  gorduracorporal gordura; nl lichaamsvet vetpercentage; pl tkankatluszczowa tluszcz; cs telesnytuk; sv kroppsfett
  fettprocent; nb fettprosent; da fedtprocent; fi rasvaprosentti; tr vucutyagi yagorani; ru zhir; hu testzsir; ro
  grasime; vi tylemo luongmo; id lemaktubuh; ja 体脂肪 体脂肪率 taishibo; ko 체지방 체지방률; zh 体脂 体脂率 tizhi
bodywater: de koerperwasser wasseranteil; fr massehydrique; es aguacorporal; it acquacorporea; nl lichaamsvocht;
  vi luongnuoc; ja 体水分; ko 체수분; zh 水分率
buttons: de schaltflaechen; fr boutons; es botones; it pulsanti; pt botoes; pl przyciski; cs tlacitka; sv knappar;
  ru knopki
clicked: hu kattintott; et klopsatud; vi daanbam; el patithike; sk kliknute; cs klepnuto; ja クリックした; zh
  已点击
clicks: de klicks; fr clics; pt cliques; nl klikken; pl klikniecia; cs kliky; sv klickar; nb klikks; fi
  klikkaukset; tr tiklamalar; ru kliki; hu kattintasok
climate: de klima; es climatizador; sk klimatizacia; sv klimatanlaggning; nb klimaanlegg; da klimaanlaeg; tr
  klimalar; ro aerconditionat; el klimatismos; sr klimauredjaj; et kliimaseade; id penyejuk
compressor: de kompressor; fr compresseur; es compresor; it compressore; pl sprezarka; cs kompresor; sv
  kompressorn; fi kompressori; hu kompresszor
contact: hu nevjegy ismeros; vi nguoilienhe; id kontak; ja 連絡先名
contacts: es contactos; it contatti; pt contatos; nl contacten; fi kontaktit; id kontakkontak
content: es contenido; pt conteudo; it contenuto; fr contenu; de inhalt inhalte; nl inhoud; sv innehall; nb
  innhold; da indhold; fi sisalto; tr icerik; ru kontent; hu tartalom; ro continut; el periexomeno; sr sadrzaj; et
  sisu; lt turinys; ja コンテンツ; ko 콘텐츠; sl vsebina; lv saturs
current: pt atual; it attuale; fr actuel actuelle; de aktuell aktuelle aktueller; nl huidig huidige; pl biezacy
  aktualny; cs aktualni; sv nuvarande; nb navaerende; da nuvaerende; fi nykyinen; ru tekushchiy; hu aktualis
  jelenlegi; ro curent; sr trenutni; et praegune; id saatini; vi hientai; zh 当前; ja 現在; ko 현재
dangerous: de gefaehrlich gefaehrliche; fr dangereux; es peligroso peligrosos; it pericoloso pericolosi; pt
  perigoso perigosos; nl gevaarlijke; pl niebezpieczne; cs nebezpecne; sv farliga; nb farlige; fi vaaralliset; tr
  tehlikeli; ru opasnye opasnyy; uk nebezpechni; hu veszelyes; ro periculoase; el epikindyna; sr opasni; et
  ohtlikud; id berbahaya
deep: de tief; fr profond; es profundo; it profondo; nl diep; pl gleboki; cs hluboky; sv djup; fi syva; tr derin;
  ru glubokiy; hu mely; ro profund; et sugav; sk hlboky
diary: de tagebuch; fr journalintime; es diario; nl dagboek; pl dziennik; cs denik; sk dennik; sv dagbok; da
  dagbog; fi paivakirja; tr gunluk; ru dnevnik; hu naplo; ro jurnal; el imerologio; uk shchodennyk; et paevik; lt
  dienorastis; vi nhatky; id bukuharian; ja 日記 nikki; ko 일기; zh 日记 riji
direction: de richtung; it direzione; pt direcao sentido; nl richting; pl kierunek; cs smer; sv riktning; nb
  retning; ru napravlenie; hu irany; ro directie; el katefthynsi; uk napryamok; et suund; lt kryptis; hr smjer; id
  arah; ja 方向; ko 방향
draft: de entwurf; fr brouillon; es borrador; it bozza; pt rascunho; nl klad; pl szkic wersjarobocza; cs koncept;
  sv utkast; nb kladd; da kladde; fi luonnos; tr taslak; ru chernovik; uk chernetka; hu piszkozat vazlat; ro
  ciorna schita; el prosxedio; sr nacrt; et mustand; lt juodrastis; vi bannhap; id draf; ja 下書き shitagaki; ko
  초안 임시저장; zh 草稿 caogao
duedate: de entbindungstermin geburtstermin; fr dateaccouchement; es fechaparto fechaprobableparto; it dataparto;
  nl uitgerekendedatum; pl terminporodu; sv beraknadnedkomst; nb termindato; da terminsdato; fi laskettuaika; tr
  tahminidogum; ru datarodov; hu szulesiidopont; ro datanasteriiprobabila; ja 出産予定日; ko 출산예정일; zh 预产期
  yuchanqi; id harilahir
emergencycontact: de notfallkontakt; fr contacturgence; es contactoemergencia; it contattoemergenza; pt
  contatoemergencia; nl noodcontact; pl kontaktalarmowy; cs nouzovykontakt; sv nodkontakt; fi hatayhteyshenkilo;
  tr acilkisi; ru ekstrennyykontakt; hu veszhelyzetikontakt; ro contacturgenta; id kontakdarurat; ja 緊急連絡先;
  ko 비상연락처; zh 紧急联系人
facility: de anlage einrichtung; sv anlaggning; nb anlegg; da anlaeg; fr etablissement; it impianto struttura; pl
  placowka obiekt; fi laitos; tr tesis; ru uchrezhdenie; hu letesitmeny; ro unitate
fellasleep: fi nukahti nukahtaminen; de eingeschlafen einschlafzeit schlafenszeit; sv somnade insomning; nb sovnet
  innsovning; da faldtisovn; fr endormi endormissement heurecoucher coucher; es dormido horadormir horaacostarse;
  it addormentato; pt adormeceu; nl ingeslapen bedtijd; pl zasniecie zasnal; cs usnul usnuti; tr uyuma uyudu
  yatma; hu elalvas lefekves; ro adormire culcare; ru zasnul zasypanie vremyasna; uk zasnuv; sr zaspao
  uspavljivanje; et uinumine uinus; ja 就寝 就寝時刻 shushin; ko 취침 취침시간; zh 入睡 入睡时间; id mulaitidur;
  vi dingu
file: pt arquivo ficheiro; es archivo fichero; fr fichier; nl bestand; pl plik; cs soubor; sk subor; fi tiedosto;
  tr dosya; ru fayl; hu fajl allomany; ro fisier; el arxeio; sr datoteka; lt failas; vi teptin; id berkas; ja
  ファイル; ko 파일; zh 文件 wenjian; ca fitxer; de datei
filename: de dateiname; fr nomfichier; es nombrearchivo nombrefichero; it nomefile; pt nomearquivo nomeficheiro;
  nl bestandsnaam; pl nazwapliku; cs nazevsouboru; sv filnamn; nb filnavn; fi tiedostonimi; tr dosyaadi; ru
  imyafayla; hu fajlnev; ro numefisier; id namafile namaberkas; ja ファイル名; ko 파일명; zh 文件名
finished: de fertiggesehen; sv fardig
floors: de stockwerke; fr etages; es pisos; pl pietra
flow: pt fluxo; es flujo; fr flux; it flusso; nl vloeiing; sv flode; ru obilnost; hu vervesztes; pl obfitosc; cs
  intenzita; de staerke
flowtemp: de vorlauf vorlauftemperatur; da fremloeb fremlob fremloebstemperatur; sv framledning; nb turledning; fi
  menovesi; it mandata; es impulsion; pl zasilanie; cs privod; nl aanvoer aanvoertemperatuur
following: fr abonnements; de abos; it iscrizioni; pt inscricoes; es suscripciones seguidos; nl abonnementen; pl
  subskrypcje obserwowani; cs odbery; sv prenumerationer; nb abonnementer; fi tilaukset seurattavat; tr
  abonelikler; ru podpiski; hu feliratkozasok; ro abonamente; uk pidpysky; sr pretplate; et tellimused; id
  langganan; ja 登録チャンネル; ko 구독목록; zh 订阅列表; lt prenumeratos; el syndromes
guest: fi vieras; hu vendeg; ro oaspete; et kulaline; es huesped invitado; it ospite; pt hospede convidado; tr
  misafir konuk; id tamu; vi khach; ja ゲスト; ko 투숙객; zh 客人
heart: de herz; fr coeur; es corazon; it cuore; pt coracao; pl serce serduszko; cs srdce srdicko; sv hjarta; nb
  hjerte; fi sydan; tr kalp; ru serdtse; hu sziv; ro inima; el kardia; uk sertse; sr srce; et suda; lt sirdis; lv
  sirds; vi traitim; ja ハート; ko 하트; zh 爱心
history: pl historia; el istoriko; ja 履歴 閲覧履歴 rireki; ko 기록 방문기록; zh 历史 浏览历史 lishi; ar sijill
indoor: da indendoers indendors; sv inomhus; nb innendors; de innen; fr interieur; es interior; it interno
  interna; nl binnen; pl wewnetrzna; cs vnitrni; hu benti belso; tr icmekan; ru vnutrennyaya
kicks: de kindsbewegungen; fr coupsdepied; es patadas; nl schopjes; pl kopniecia; sv sparkar; fi potkut
last: es ultima ultimo; fr derniere dernier; de letzte letzter letztes; nl laatste; pl ostatnia ostatni; cs
  posledni; sk posledna; sv senaste; nb siste; da sidste; fi viimeinen; ru poslednyaya posledniy; hu utolso; el
  teleftaia; uk ostannya; sr poslednja; et viimane; id terakhir; vi cuoicung; ja 最終 最後; ko 마지막; zh 最后
  末次
left: de nachlinks; es izquierda; fr gauche; it sinistra; pt esquerda; pl lewo wlewo; cs doleva; sk dolava; sv
  vanster; nb venstre; fi vasemmalle; tr sola; hu balra; ro stanga; sr levo; hr lijevo; el aristera; et vasakule;
  ru vlevo; uk vlivo
links: de verknuepfungen; fr liens; es enlaces; it collegamenti; pl odnosniki linki; cs odkazy; sv lankar; nb
  lenker; fi linkit; tr baglantilar; ru ssylki; uk posylannya; hu linkek hivatkozasok; ro legaturi; el syndesmoi;
  sr linkovi veze; et lingid; id tautan; ja リンク; ko 링크; zh 链接
measured: fi mitattu; de gemessen; sv uppmatt; nb malt; da maalt; fr mesuree mesure; es medida medido; it misurata
  misurato; nl gemeten; pl zmierzona; cs namerena; tr olculen; hu mert; et moodetud; ru izmereno; ro masurata
mileage: es odometro
miles: es millas; it miglia; pt milhas; fr milles; ru mili; nl mijlen; de meilen
muscle: de muskel muskelmasse; fr massemusculaire; es musculo masamuscular; it massamuscolare; pt massamuscular;
  nl spiermassa; pl miesnie masamiesniowa; cs svalovina; sv muskelmassa; fi lihasmassa; tr kasorani; ru myshtsy
  myshechnayamassa; hu izomtomeg; ro masamusculara; vi cobap khoiluongco; id massaotot; ja 筋肉量; ko 근육량; zh
  肌肉量
operation: da drift; de betrieb; fr fonctionnement; es funcionamiento; it funzionamento; pt funcionamento; nl
  bedrijf; pl praca; cs provoz; hu uzem; ru rabota; ro functionare; et tookord
opinion: de meinung; fr avis; es opiniones; it opinione recensione; pt opiniao avaliacao; nl mening beoordeling;
  pl opinia recenzja; cs recenze; sk recenzia; sv omdome recension; nb anmeldelse; fi arvostelu; tr degerlendirme;
  ru otzyv; hu velemeny ertekeles; ro recenzie; el kritiki; uk vidhuk; sr recenzija; et arvustus; vi danhgia; ja
  レビュー 口コミ; ko 리뷰 후기; zh 评价
origin: de herkunft ursprung; pt origem; es origen; it origine; nl herkomst; pl pochodzenie zrodlo; cs puvod
  zdroj; sv kalla; nb kilde opprinnelse; da oprindelse; fi lahde alkupera; tr kaynak; ru istochnik; hu forras
  eredet; ro sursa; el piga proelefsi; uk dzherelo; sr izvor poreklo; et allikas; lt saltinis; id sumber asal; vi
  nguon; ja 出典 入手元; ko 출처; zh 来源
outside: da udendoers udendors; sv utomhus; nb utendors; de aussen; fr exterieure exterieur; es exterior; it
  esterna esterno; nl buiten; pl zewnetrzna; cs venkovni; fi ulkolampotila; hu kulso; tr dismekan; ru naruzhnaya
  ulichnaya
peer: de gespraechspartner chatpartner; fr correspondant interlocuteur; es interlocutor; it interlocutore; nl
  gesprekspartner; pl rozmowca; cs protejsek; ru sobesednik; hu beszelgetopartner; tr muhatap; fi
  keskustelukumppani; ja 相手; zh 对方
picked: de ausgewaehlt gewaehlt; fr choisi; es elegido elegida seleccionado; it scelto scelta; pt escolhido; nl
  gekozen; pl wybrano wybrana; cs vybrano; sv vald; nb valgt; fi valittu; tr secilen; hu kivalasztott; ro ales
playback: pl odtwarzania; ru vosproizvedeniya; cs prehravania; hr reprodukcije; el anaparagogis; et esitus; lt
  atkurimo
poll: de umfrage abstimmung; fr sondage; es encuesta; it sondaggio; pt enquete; nl peiling; pl ankieta; cs anketa;
  sv omrostning; nb avstemning; da afstemning; fi aanestys; tr anket; ru opros; hu szavazas; ro sondaj; el
  dimoskopisi; uk opytuvannya; et kusitlus; id jajakpendapat; ja 投票 アンケート; ko 투표
post: pt postagem; id kiriman
pressed: hu megnyomva; ro apasata; sr pritisnuto; et vajutatud; fi painettiin
previous: es anterior; it precedente; fr precedent; de vorheriger vorherige; nl vorige; pl poprzedni; cs
  predchozi; sv foregaende; nb forrige; fi edellinen; tr onceki; ru predydushchiy; hu elozo; sr prethodni; et
  eelmine; id sebelumnya; zh 上一个; ja 前の; ko 이전
reaction: es reaccion; fr reaction; it reazione; pt reacao; pl reakcja; cs reakce; sk reakcia; fi reaktio; tr
  tepki; ru reaktsiya; hu reakcio; el antidrasi; sr reakcija; et reaktsioon; id reaksi; vi camxuc bieucam; ja
  リアクション; ko 반응; zh 反应; sv reaktion; nb reaksjon; nl reacties
reason: de grund begruendung; fr raison motif; es motivo; nl reden; pl powod; cs duvod; sk dovod; sv orsak; nb
  arsak; da aarsag; tr neden; ru prichina; ro motiv; uk prychyna; sr razlog; et pohjus; lt priezastis; vi lydo; id
  alasan; ja 理由; ko 이유; zh 原因
relay: de relais; es rele; pl przekaznik; sv rela; ro releu
remaining: de verbleibend restlich; fr restant; es restante; it rimanente; nl resterend; pl pozostalo; cs zbyva;
  sv aterstaende; nb gjenstaende; da resterende; fi jaljella; tr kalan; ru ostalos ostatok; hu hatralevo; ro
  ramas; sr preostalo; et jaanud; id sisa; ja 残り; ko 남은시간; zh 剩余时间
resident: fr habitant habitants; es residentes; it residenti; pt moradores; nl bewoners; pl mieszkancy; nb
  beboere; fi asukkaat; tr sakinler; ru zhilets zhiltsy; hu lako; ro locatari; el enoikos; sr stanari; ja 住人; ko
  거주자; zh 住户
restingheartrate: fi leposyke; de ruhepuls; nl rusthartslag; fr fcrepos poulsrepos; es pulsoreposo fcreposo; it
  fcriposo; pt fcrepouso; cs klidovytep; tr dinlenmenabzi; ru pulspokoya; hu nyugalmipulzus; ro pulsrepaus; et
  puhkeolekupulss; ja 安静時心拍; ko 안정시심박; zh 静息心率
right: de rechts nachrechts; es derecha; fr droite; it destra; pt direita; pl prawo wprawo; cs doprava; sv hoger;
  nb hoyre; da hojre; fi oikealle; tr saga; hu jobbra; ro dreapta; sr desno; el dexia; id kanan; et paremale; ru
  vpravo; ko 오른쪽; zh 右滑; ja 右スワイプ
robot: de roboter; fr robotaspirateur; es robotaspirador; it robotaspirapolvere; pt robo; nl robotstofzuiger; sv
  robotdammsugare; nb robotstovsuger; fi robotti; hu robotporszivo; sr usisivac; vi robothutbui maylamsach; id
  penyedotdebu; ja ロボット; ko 로봇청소기; zh 扫地机器人
saved: hu mentett mentes; ro salvat; sr sacuvano; et salvestatud; uk zberezheno; vi daluu; el apothikevmeno; cs
  ulozene; lt issaugota; ja 保存した
searches: pt pesquisas buscas; es busquedas; fr recherches; it ricerche; de suchanfragen suchbegriffe; nl
  zoekopdrachten; pl wyszukiwania; sv sokningar; da sogninger; fi haut; ru poiski; hu keresesek; ro cautari; ja
  検索履歴; ko 검색기록; zh 搜索记录
sites: de webseiten seitenaufrufe; es sitios; it siti; ru sayty; hu webhelyek; tr siteler; ro situri; fi sivustot;
  sv webbplatser; nb nettsteder; cs webove; id situs
snippet: de ausschnitt; fr extrait; es fragmento; pt trecho
snoring: ja いびき回数
speaker: de lautsprecher; fr enceinte hautparleur; es altavoz; it altoparlante; pt altofalante; pl glosnik; sv
  hogtalare; ru kolonka; fi kaiutin
started: hu elindult inditas; ro pornit inceput; uk rozpochato; sr pokrenuto zapoceto; et alustatud; vi batdau; el
  xekinise; cs zacatek; sk spustene; lt pradeta; ru nachato zapusheno; ja 開始; ko 시작; zh 开始
stopped: hu leallitva megallt; ro oprit; uk zupyneno; sr zaustavljeno; et peatunud; vi dunglai; ru ostanovleno; sk
  zastavene; ja 停止; ko 정지
stove: de ofen saunaofen; sv spis kamin; fi kiuas uuni liesi; fr poele; it stufa; es estufa; pl piec kominek; cs
  kamna; ru pech; hu kalyha; nl kachel; et keris
stress: ko 스트레스; ja ストレス; zh 压力
subject: de betreff; fr sujet objet; it oggetto; pt assunto; nl onderwerp; pl temat; cs predmet; sv amne; nb emne;
  fi aihe; tr konu; ro subiect; el thema; et teema; id perihal; ja 件名; zh 主题
suspicious: de verdaechtig verdaechtige; fr suspect; es sospechoso sospechosos; it sospetto sospetti; pt suspeito
  suspeitos; nl verdacht verdachte; pl podejrzane; cs podezrele; sv misstankta; nb mistenkelige; fi epailyttavat;
  tr supheli; ru podozritelnye; hu gyanus; ro suspecte
tabs: fr onglets; es pestanas; it schede; pt abas guias; nl tabbladen; pl karty zakladki; sv flikar; nb faner; fi
  valilehdet; tr sekmeler; ru vkladki; hu lapok fulek; uk vkladky; sr kartice; et vahelehed; ja タブ; ko 탭; zh
  标签页
taken: de eingenommen; fr prise; es tomado; it presa; nl ingenomen; pl przyjety przyjeta zazyty zazyta; cs uzita;
  sv taget; nb tatt; fi otettu; tr alindi; ru prinyato prinyata; hu bevett bevette; ro luata; sr uzeto; et voetud;
  id diminum; ja 服用; ko 복용
telephonebook: de telefonliste telefonverzeichnis; fr annuaire; it elencotelefonico; es guiatelefonica; pt
  listatelefonica; nl telefoonlijst; pl ksiazkatelefoniczna
thread: de gespraech unterhaltung; fr conversation discussion; es conversacion hilo; it conversazione; pt
  conversa; nl gesprek; pl rozmowa; cs konverzace; sv konversation; nb samtale; fi keskustelu; tr sohbet konusma;
  ru beseda perepiska; hu beszelgetes; ro conversatie; el synomilia; uk rozmova; sr razgovor; et vestlus; vi
  cuoctrochuyen; id percakapan obrolan; ja 会話 トーク; ko 대화 채팅방
tinnitus: de ohrgeraeusche; fr acouphenes; es acufenos; it acufene; pt zumbido; nl oorsuizen; pl szumyuszne; cs
  sumeni; sv oresus; fi korvien
today: pt hoje; fr aujourdhui; it oggi; de heute; nl vandaag; pl dzisiaj; cs dnes; sv idag; fi tanaan; tr bugun;
  ru segodnya; sr danas; id hariini; ja 今日; ko 오늘; zh 今天; et tana; uk sohodni; el simera; vi homnay
touches: de beruehrungen; fr appuis; it tocchi; nl aanrakingen; pl dotkniecia; cs doteky; sv tryckningar; fi
  kosketukset; tr dokunuslar; ru nazhatiya kasaniya; hu erintesek; ro atingeri; sr dodiri; id sentuhan; ja
  タップ数; zh 点击列表
trunk: fr coffre; es maletero; it bagagliaio baule; pt portamalas; nl kofferbak; pl bagaznik; cs kufr; sv
  baklucka; nb bagasjerom; da bagagerum; fi tavaratila; tr bagaj; ru bagazhnik; hu csomagtarto; ro portbagaj; id
  bagasi; ja トランク; ko 트렁크; zh 后备箱
vacation: da ferie; de urlaub ferien; fr vacances; es vacaciones; it vacanza; pt ferias; nl vakantie; pl urlop
  wakacje; cs dovolena; sk dovolenka; fi loma; tr tatil; ru otpusk; hu nyaralas szabadsag; ro vacanta; sr odmor;
  et puhkus; el diakopes; id liburan; ja 休暇; ko 휴가; zh 度假
venue: es recinto; it insegna; pl lokal; de veranstaltungsort; ja 会場; ko 매장명; zh 场所; ru zavedenie; hu
  vendeglato; tr mekanadi; cs podnik
vomiting: de erbrechen uebelkeit; fr nausees nausee vomissements; es nauseas vomitos; pt enjoo; nl misselijkheid;
  pl nudnosci wymioty; cs nevolnost; sv illamaende; nb kvalme; fi pahoinvointi; tr bulanti midebulantisi; ru
  toshnota rvota; hu hanyinger hanyas; ro greata; el naftia; uk nudota; sr mucnina; et iiveldus; lt pykinimas; vi
  buonnon; id mual; ja 吐き気; ko 구토 메스꺼움; zh 恶心
vote: de stimme abgestimmt; es voto votacion; it votazione; pt votacao; pl glos glosowanie; cs hlasovani; sk
  hlasovanie; nb stemme; ru golosovanie; hu szavazat; el psifos; sr glasanje; et haal; lt balsas; vi bieuquyet
wakeup: fi herasi heraaminen; de aufgewacht aufwachzeit aufstehzeit; sv vaknade uppvaknande; nb vaknet; da
  vaagnede vagnede; fr reveille heurereveil heurelever; es desperto horadespertar; it risveglio sveglia; pt
  acordou horaacordar; nl ontwaakt wakkergeworden; pl pobudka przebudzenie; cs vstal; tr uyanma uyandi; hu ebredes
  felkeles; ro trezire; ru prosnulsya podyom vremyapodyoma; uk prokynuvsya; sr budjenje probudio; et arkas
  arkamine; ja 起床 kishou 起床時刻; ko 기상시간; zh 起床时间; id bangun; vi thucday
watched: it visti viste guardati; es vistos vistas; pt assistidos; fr vues
watt: ru vatt
wishlist: de wunschliste; fr listedesouhaits; es listadedeseos; it listadesideri; pt listadedesejos; nl
  verlanglijst; pl listazyczen; sv onskelista; nb onskeliste; fi toivelista; tr isteklistesi; ru spisokzhelaniy
zone: it zona
"""
