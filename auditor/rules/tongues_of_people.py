"""What people, their bodies and what they do are called in other languages, for `auditor.rules.words`.

An entry is the word we compare names as and, language by language (ISO 639-1), the words for it: without accents, in
lower case, those of other alphabets also in Latin letters. Only words that mean the same wherever they stand are here.
"""

from __future__ import annotations

PEOPLE = """
account: de kundenkonto benutzerkonto; cs ucet; sv kontot; tr hesap hesabi; ru uchetnaya аккаунт; zh 账号 账户; ja
  アカウント; ko 계정
address: de anschrift adresse; fr adresse; es direccion domicilio; it indirizzo; pt endereco morada; nl adres; pl
  adres; cs adresa; sv adress; fi osoite; tr adres adresi; ru adres адрес; zh dizhi 地址; ja jusho 住所; ko juso 주소;
  id alamat; hi pata
age: de lebensalter; es edad; pt idade; nl leeftijd; pl wiek; cs vek; sv alder; fi ika; tr yas yasi; ru vozrast; zh
  nianling 年龄; ja nenrei 年齢; ko 나이; id umur usia; hi umra
allergy: de allergie allergien; fr allergie allergies; es alergia alergias; it allergia allergie; pt alergia alergias;
  nl allergie; pl alergia alergie; cs alergie; sv allergi; nb allergi; fi allergia; tr alerji; zh guomin 过敏; ja
  arerugi アレルギー; ko 알레르기; id alergi
birthday: fr datenaissance ddn anniversaire; es fechanacimiento cumpleanos; it datanascita compleanno; pt
  datanascimento aniversario; nl geboortedatum verjaardag; pl dataurodzenia; cs datumnarozeni narozeni; sv
  fodelsedatum fodelsedag; nb fodselsdato fodselsdag; da fodselsdato; fi syntymaaika; tr dogumtarihi; ru
  denrozhdeniya; zh 生日 出生日期 chushengriqi; ja 生年月日 seinengappi tanjobi; ko 생년월일 생일; id tanggallahir
  tgllahir; hi janmtithi
birthday: sv fodd; nb fodt; nl geboren; pl urodzony; es fechanac fecnac; pt datanasc dtnasc
bleeding: de blutung; fr saignement saignements; es sangrado; it sanguinamento; pt sangramento; nl bloeding; pl
  krwawienie; cs krvaceni; sv blodning; nb blodning; da blodning; fi vuoto; tr kanama; zh 出血; ja shukketsu 出血
blood: de blut; es sangre; it sangue; pt sangue; nl bloed; pl krew; cs krev; sv blod; nb blod; fi veri; tr kan
bloodglucose: de blutzucker; fr glycemie; es glucemia glicemia; it glicemia; pt glicemia; nl bloedsuiker; pl cukier
  glikemia; cs glykemie; sv blodsocker; nb blodsukker; fi verensokeri; tr kansekeri; zh xuetang 血糖; ja kettochi
  血糖値; ko hyeoldang 혈당; id guladarah
bloodpressure: de blutdruck; fr tensionarterielle; es presionarterial tensionarterial; it pressionearteriosa; pt
  pressaoarterial; nl bloeddruk; pl cisnienie cisnienietetnicze; cs krevnitlak; sv blodtryck; nb blodtrykk; da
  blodtryk; fi verenpaine; tr tansiyon; zh xueya 血压; ja ketsuatsu 血圧; ko hyeorap 혈압; id tekanandarah
body_height: de koerpergroesse; fr taille; es estatura altura; it altezza statura; pl wzrost; cs vyska; sv langd; fi
  pituus; zh shengao 身高; ja shincho 身長; ko 신장; id tinggibadan
button: de schaltflaeche knopf; fr bouton; es boton; it pulsante bottone; pt botao; nl knop; pl przycisk; cs tlacitko;
  sv knapp; nb knapp; da knap; fi painike; tr dugme buton; ru knopka; zh anniu 按钮; ja ボタン; ko beoteun 버튼; id
  tombol
calories: de kalorien; es calorias; it calorie; pt calorias; nl calorieen; pl kalorie; cs kalorie; sv kalorier; nb
  kalorier; fi kalorit; tr kalori; ru kalorii; zh kaluli reliang 卡路里 热量; ja karori カロリー; ko kallori 칼로리;
  id kalori
caption: de bildunterschrift; fr legende; es leyenda; it didascalia; pt legenda; nl bijschrift; cs popisek; tr
  altyazimetni; sv bildtext; nb bildetekst
child: de kindes; fr enfant; es nino hijo; it bambino figlio; pt crianca filho; pl dziecko; cs dite; fi lapsi; tr
  cocuk; ru rebenok; zh haizi 孩子; ja kodomo 子供; ko 아이; id anak
city: de ort wohnort; es localidad; it comune; nl stad woonplaats; pl miejscowosc; sv stad ort; nb poststed; fi
  kaupunki; tr sehir; ru gorod город; zh 城市; ja 市区町村; ko 도시 dosi; id kota; hi shahar
click: de klick geklickt; fr clic; es clic pulsado; it clic; pt clique; nl klik geklikt; pl klikniecie; cs kliknuti;
  sv klick; nb klikk; fi klikkaus; tr tiklama tikla; ru klik; zh dianji 点击; ja クリック タップ; ko 클릭; id klik
clipboard: fr pressepapiers; it appunti; pt areatransferencia; nl klembord; pl schowek; sv urklipp; nb utklippstavle;
  da udklipsholder; fi leikepoyta; zh 剪贴板; ja クリップボード; ko 클립보드; id papanklip
closed: de geschlossen; fr ferme fermee; es cerrado cerrada; it chiuso chiusa; pt fechado fechada; nl gesloten; cs
  zavreno; sv stangd stangt; nb lukket; fi suljettu; tr kapandi; id ditutup; ru zakryto
comment: de kommentar; fr commentaire; es comentario; it commento; pt comentario; nl opmerking; pl komentarz; cs
  komentar; sv kommentar; fi kommentti; tr yorum; ru kommentariy комментарий; zh pinglun 评论; ja コメント; ko
  daetgeul 댓글; id komentar; hi tippani
comment: es comentado comentar; pt comentou; fr commenter; it commentare commentato; nl reactie gereageerd; id
  berkomentar
cough: de husten; fr toux; it tosse; pt tosse; nl hoest; pl kaszel; cs kasel; sv hosta; nb hoste; fi yska; tr oksuruk;
  zh 咳嗽; id batuk
country: cs zeme; fi maa; ru strana страна; zh 国家; ja 国; ko 국가 gukga; id negara; hi desh
customer: sv kundnummer; cs zakaznik; fi asiakas; ru клиент; zh 客户 顾客; ja 顧客 kokyaku; ko 고객 gogaek; id
  pelanggan; hi grahak
diagnosis: de diagnose befund; fr diagnostic; es diagnostico; it diagnosi; pt diagnostico; nl diagnose; pl diagnoza
  rozpoznanie; cs diagnoza; sv diagnos; fi diagnoosi; tr tani teshis; zh zhenduan 诊断; ja shindan 診断; ko jindan
  진단; id diagnosa
disease: de krankheit erkrankung; fr maladie maladies; es enfermedad enfermedades; it malattia malattie; pt doenca
  doencas; nl ziekte; pl choroba choroby; cs nemoc onemocneni; sv sjukdom; nb sykdom; da sygdom; fi sairaus; tr
  hastalik; ru bolezn; zh jibing 疾病; ja byoki 病気; ko jilbyeong 질병; id penyakit; hi bimari
doctor: fr medecin; es medico; nl huisarts; pl lekarz; cs lekar; sv lakare; nb lege; da laege; fi laakari; ru vrach
email: fr adressemail adressecourriel; es correoelectronico; it postaelettronica; ru pochta почта; zh 邮箱 电子邮件;
  ja メール; ko 이메일 메일; id surel
favourite: de favorit merken; fr favori favoris; es favorito; it preferito preferiti; pt favorito; nl favoriet; pl
  ulubione ulubiony; cs oblibene; sv favorit; nb favoritt; tr favori; zh shoucang 收藏; ja okiniiri お気に入り; ko
  즐겨찾기; id favorit
fever: de fieber; fr fievre; es fiebre; it febbre; pt febre; nl koorts; pl goraczka; cs horecka; sv feber; nb feber;
  fi kuume; tr ates; zh 发烧; ja hatsunetsu 発熱; id demam; hi bukhar
firstname: cs krestni; zh 名; da fornavnet; pt primeironome; es nombrepila; hi pehlanaam
follow: de folgen gefolgt; fr suivre suivi; es seguir siguio; it segui seguire; nl volgen; pl obserwuj; cs sledovani
  sledovat; sv folja foljer; nb folg; tr takip takipet; zh guanzhu 关注; ja フォロー; ko 팔로우; id ikuti mengikuti
follow: es siguiendo; pt seguiu seguindo; nl gevolgd; pl zaobserwowano; fi seuraa seurattu; ru podpisatsya; nb fulgt;
  id diikuti; sv foljde; tr takipetti
friend: de freund freunde; fr amis; es amigo amigos; it amico amici; nl vriend vrienden; pl znajomy znajomi; cs pritel
  pratele; sv vanner; nb venner; tr arkadas arkadaslar; zh haoyou 好友; ja tomodachi 友達; ko 친구; id teman
fullname: de namensangabe; fr nomcomplet; es nombrecompleto; it nomecompleto; pt nomecompleto; tr adsoyad adisoyadi;
  id namalengkap; sv fullstandigtnamn
gender: pl plec; cs pohlavi; nb kjonn; da kjon; fi sukupuoli; tr cinsiyet; pt genero; it genere; zh 性别; ja 性別
  seibetsu; ko 성별; id jeniskelamin
headache: de kopfschmerz kopfschmerzen; fr maltete; es dolorcabeza; it maltesta; nl hoofdpijn; pl bolglowy; cs
  bolesthlavy; sv huvudvark; nb hodepine; da hovedpine; fi paansarky; tr basagrisi; zh touteng 头痛; ja zutsu 頭痛; id
  sakitkepala
health: de gesundheit; fr sante; es salud; it salute; pt saude; nl gezondheid; pl zdrowie; cs zdravi; sv halsa; nb
  helse; da helbred sundhed; fi terveys; tr saglik; ru zdorovye; zh jiankang 健康; ja kenko 健康; ko geongang 건강; id
  kesehatan; hi swasthya
heartrate: de herzfrequenz; fr frequencecardiaque; es ritmocardiaco frecuenciacardiaca; it frequenzacardiaca; pt
  frequenciacardiaca; cs srdecnitep; nl hartfrequentie; pl tetna
like: de gefaelltmir; fr jaime; es megusta; it mipiace; pt curtir curtida; pl polub polubienie; cs libise; sv gilla
  gillar gillad; nb liker likte; da synesgodtom; fi tykkays; tr begeni begen begendi; ru laik; zh dianzan 点赞; ja
  いいね iine; ko joayo 좋아요; id suka disukai; hi pasand
like: de gelikt; fr aimee; es gustado; it piaciuto; pt curtiu; nl geliket; pl polubiono polubiony; fi tykkaa tykatty;
  ru nravitsya; id menyukai; nb likt; sv gillade
medication: de medikament medikamente arznei; fr medicament medicaments; es medicamento medicamentos medicacion; it
  farmaco farmaci; pt remedio medicamento; nl medicijn medicijnen; pl lek leki; cs lek leky; sv lakemedel medicin; nb
  medisin legemiddel; da medicin; fi laake laakkeet; tr ilac; ru lekarstvo; zh yaowu yaopin 药物; ja kusuri 薬; ko 약;
  id obat; hi dava
member: tr uye; pl czlonek; cs clen; sv medlem; fi jasen; zh 会员; ja 会員 kaiin; ko 회원; id anggota
menstruation: de regelblutung; fr regles menstruations; es menstruacion; it mestruazioni; pt menstruacao; nl
  menstruatie ongesteldheid; pl miesiaczka okres; cs menstruace; sv mens; nb mens menstruasjon; fi kuukautiset; tr
  regl; zh yuejing 月经; ja seiri 生理; ko saengri 생리; id haid menstruasi
message: fr messagerie; cs zprava; pl wiadomosc; sv meddelande; nb melding; da besked; fi viesti; tr mesaj; ru
  soobshchenie сообщение; zh 消息; ja メッセージ; ko 메시지; id pesan; hi sandesh
mood: de stimmung laune; fr humeur; es estadoanimo animo; it umore; pt humor; nl stemming; pl nastroj; cs nalada; sv
  humor sinnesstamning; nb humor; da humor; fi mieliala; tr ruhhali; ru nastroenie; zh xinqing 心情; ja kibun 気分; ko
  gibun 기분; id suasanahati
name: pl nazwa; cs jmeno nazev; ro nume; ru imya имя; tr isim; zh 名称 姓名 名字; ja 名前 氏名 namae shimei; ko 이름
  성명 ireum; id nama; da navnet; lt vardas; ru imya
nickname: de spitzname; fr surnom pseudo; es apodo; it soprannome; nl bijnaam; pl pseudonim; cs prezdivka; tr takmaad;
  sv smeknamn; zh 昵称; ja ニックネーム; ko 닉네임; id panggilan
note: de notiz notizen; fr remarque; es notas; it appunto nota; pt nota anotacao; nl notitie; pl notatka; cs poznamka;
  sv anteckning; nb notat; tr notu; fi muistiinpano; zh beizhu 备注; ja メモ; ko 메모; id catatan
ovulation: de eisprung; es ovulacion; it ovulazione; pt ovulacao; nl ovulatie; pl owulacja; cs ovulace; sv
  agglossning; nb egglosning; tr yumurtlama; zh pailuan 排卵; ja hairan 排卵
owner: de eigentuemer besitzer; fr proprietaire; es propietario; it proprietario; nl eigenaar; pl wlasciciel; cs
  majitel; sv agare; nb eier; da ejer; tr sahibi; fi omistaja; zh 车主 业主; id pemilik
oxygen: de sauerstoff sauerstoffsaettigung; fr oxygene; es oxigeno; it ossigeno; pt oxigenio; nl zuurstof; pl tlen
  saturacja; cs kyslik; sv syre; tr oksijen; zh xueyang 血氧; ja sanso 酸素; ko 산소
page: de seite; fr pagina; es pagina; it pagina; pt pagina; nl bladzijde; pl strona; cs stranka; sv sida; fi sivu; tr
  sayfa; ru stranitsa; zh yemian 页面; ja ページ; ko 페이지; id halaman; hi prishth
pain: de schmerz schmerzen; fr douleur douleurs; es dolor dolores; it dolore dolori; nl pijn; pl bole; cs bolest
  bolesti; sv smarta smartor; nb smerte smerter; da smerte smerter; fi kipu; zh tengtong 疼痛; ja itami 痛み; ko
  tongjeung 통증; id nyeri
parent: de eltern elternteil; es padres; it genitore; nl ouder; pl rodzic; cs rodic; sv foralder; nb forelder; tr
  ebeveyn
passenger: id penumpang; tr yolcu; ja joukyaku; nl reiziger; fi matkustaja
password: da adgangskode; nb passord; sv losen; tr sifre; fi salasana; ru parol пароль; zh 密码; ja パスワード; ko
  비밀번호; id katasandi sandi; es clave
patient: cs pacient; fi potilas; sv patienten; ja kanja 患者; zh 患者 病人; ko hwanja 환자; id pasien; hi marij
paused: de pausiert angehalten; es pausa pausado; pt pausou; nl gepauzeerd; pl wstrzymano pauza; sv paus pausad
  pausat; nb pauset; fi tauko; tr duraklatildi duraklat; id jeda dijeda; cs pozastaveno; ru pauza
phone: fr numtelephone; cs mobilu; hu telefonszam; ru телефон; zh 电话 手机 手机号; ja 電話 携帯 denwa keitai; ko 전화
  전화번호 휴대폰 jeonhwa; id telepon ponsel hape; nb mobiltelefon; it telefonino; ro telefonul
pregnancy: de schwangerschaft; fr grossesse; es embarazo; it gravidanza; pt gravidez; nl zwangerschap; pl ciaza; cs
  tehotenstvi; sv graviditet; nb graviditet svangerskap; da graviditet; fi raskaus; tr gebelik hamilelik; zh huaiyun
  怀孕; ja ninshin 妊娠; ko imsin 임신; id kehamilan
profile: de profil; fr profil; es perfil; it profilo; pt perfil; nl profiel; tr profili; zh 资料
pulse: de puls pulsschlag; fr pouls; es pulso; it polso; pt pulso; nl hartslag polsslag; pl puls tetno; sv puls; fi
  syke; tr nabiz; ru puls; zh xinlv 心率; ja shinpaku 心拍 心拍数; ko simbaksu 심박수; id denyut detakjantung
query: de suchbegriff suchwort; fr requete; nl zoekterm; pl fraza; cs dotaz; sv sokord; nb sokeord; da sogeord; fi
  hakusana; tr sorgu; zh guanjianci 关键词; ja キーワード; ko 검색어; id katakunci
recipient: de empfaenger; tr alici; pt recebedor destinatario; pl odbiorca; nl ontvanger; id penerima; sv mottagare;
  nb mottaker; fr destinataire; it destinatario beneficiario; fi vastaanottaja; ru poluchatel; zh shoukuanren
region: de bundesland; fr departement; es provincia comunidad; it provincia regione; pt estado regiao; nl provincie;
  pl wojewodztwo; tr ilce; ru oblast; zh shengfen 省份; ja 都道府県 todofuken; ko 지역; id provinsi; hi rajya
saved: de gespeichert; fr enregistre sauvegarde; es guardado guardar guardada; it salvato; pt salvar salvou; nl
  opgeslagen bewaren bewaard; pl zapisz zapisano; cs ulozeno ulozit; sv spara sparad sparat; nb lagre lagret; fi
  tallenna tallennettu; tr kaydet kaydedildi; ru sokhranit sokhraneno; zh baocun 保存; id simpan disimpan menyimpan;
  ko jeojang 저장
scrolled: de gescrollt; es desplazamiento; fr defilement; it scorrimento; pt rolagem; nl gescrold; pl przewijanie
  przewinieto; sv rullning; fi vieritys; tr kaydirma; id gulir; ru prokrutka
search: de suche; fr recherche; es busqueda; it ricerca; pt busca pesquisa; nl zoeken zoekopdracht; pl szukaj
  wyszukiwanie; cs hledani hledat; sv sokning; da sog sogning; fi haku; tr arama; ru poisk поиск; zh sousuo 搜索; ja
  kensaku 検索; ko geomsaek 검색; id pencarian; hi khoj
sender: de absender; pl nadawca; tr gonderen; pt remetente; es remitente; it mittente; nl afzender; sv avsandare; nb
  avsender; fr expediteur; fi lahettaja; id pengirim; ru otpravitel
sexualactivity: fr rapportsexuel; es relacionessexuales; it rapportosessuale; nb samleie; da samleje; sv samlag; zh
  tongfang 同房
share: de teilen geteilt; fr partager partage; es compartir; it condividi condivisione; pt compartilhar partilhar; nl
  delen gedeeld; pl udostepnij udostepnienie; cs sdilet sdileni; sv dela delning; nb deling; tr paylas paylasim; zh
  fenxiang 分享; ja kyoyu 共有; ko gongyu 공유; id bagikan
share: es compartido compartida; it condiviso; pt compartilhou compartilhado partilhado; pl udostepniono; cs sdileno;
  sv delade; nb delt; fi jaettu; tr paylasildi paylasti; ru podelitsya; id dibagikan membagikan berbagi
sleep: de schlaf schlafdauer; fr sommeil; es sueno; pt sono; it sonno; nl slaap; cs spanek; sv somn; nb sovn; da
  sovn; tr uyku; zh shuimian 睡眠; ja suimin 睡眠; ko sumyeon 수면; id tidur; hi neend
started: de gestartet begonnen; fr demarre commence; es iniciado empezado; it avviato iniziato; pt comecou; nl
  gestart; pl rozpoczeto; cs spusteno; sv startad startat; nb startet; fi aloitettu; tr basladi baslatildi; id dimulai
  mulai
steps: de schritte schrittzahl; fr nombrepas; es pasos; it passi; pt passos; nl stappen; pl kroki; cs kroky kroku; sv
  steg; nb skritt; da skridt; fi askeleet; tr adim adimsayisi; ru shagi шаги; zh bushu 步数; ja hosu 歩数; ko georeum
  걸음 걸음수; id langkah; hi kadam
stopped: de gestoppt beendet; fr arrete arretee; es detenido; it fermato; nl gestopt; pl zatrzymano; cs zastaveno; sv
  stoppad stoppat; nb stoppet; tr durduruldu; id berhenti dihentikan
street: de strasse str; fr rue; es calle; it viale; pt rua; nl straat; pl ulica; cs ulice; sv gata gatuadress; nb
  gateadresse; tr sokak cadde; fi katuosoite; ru ulitsa улица; zh jiedao 街道; id jalan
surname: ru familiya фамилия; zh 姓; ja 姓; es primerapellido; id namabelakang; ro numefamilie
symptom: de symptome beschwerde beschwerden; fr symptome symptomes; es sintoma sintomas; it sintomo sintomi; pt
  sintoma sintomas; nl symptoom klachten; pl objaw objawy; cs priznak priznaky; sv symtom; fi oire oireet; tr belirti
  belirtiler; ru simptom; zh zhengzhuang 症状; ja shojo 症状; ko jeungsang 증상; id gejala; hi lakshan
tapped: de gedrueckt angetippt angeklickt; fr appuye appuyee cliquee; es presionado presionada tocado tocada
  clicado; it premuto toccato cliccato; pt tocou clicado clicou pressionado; nl ingedrukt aangetikt getikt; pl
  nacisniety nacisnieto klikniety kliknieto; cs stisknuto kliknuto; sv tryckt tryckte klickad klickat; nb trykket
  klikket; da klikkede; fi painettu klikattu; tr basildi tiklandi dokunuldu; ru nazhato; id diklik ditekan diketuk
  ketuk
testresult: de testergebnis; fr resultattest; es resultadoprueba; it esitotest; pl wyniktestu; cs vysledektestu; sv
  testresultat; tr testsonucu; zh jianceguo 检测结果; ja kensakekka 検査結果
text: tr metin metni; pl tresc; cs obsah textu; sv texten; fi teksti; ru tekst текст; zh 文本 内容; ja 本文 テキスト;
  ko 내용; nl tekst; id teks
title: de titel; fr titre; es titulo; it titolo; pt titulo; nl titel; pl tytul; cs titulek; sv titel; nb tittel; fi
  otsikko; tr baslik; ru zagolovok; zh biaoti 标题; ja タイトル; ko jemok 제목; id judul; hi shirshak
training: de trainingseinheit; fr entrainement; es entrenamiento; it allenamento; pt treino; pl trening; cs trenink;
  sv traning traningspass; nb trening; da traening; fi harjoitus; tr antrenman; ru trenirovka; zh yundong 运动; ja
  運動; ko undong 운동; id olahraga
typed: de getippt eingegeben; fr saisi saisie; es tecleado escrito; it digitato; pt digitado; nl getypt; pl wpisany
  wpisane; cs napsano; sv skrivet; nb skrevet; tr yazilan; id diketik
user: nb brukeren; da bruger; fi kayttaja; cs uzivatel; sk pouzivatel; hu felhasznalo; ro utilizator; ru polzovatel
  пользователь; zh 用户; ja 利用者 ユーザー yuza riyosha; ko 사용자 sayongja; id pengguna; hi upayogakarta; sv
  anvandarid; fa karbar; uk korystuvach
user: es identificadorusuario; id penggunaid
username: de benutzername nutzername; fr identifiantutilisateur; es nombreusuario; it nomeutente; pt nomeusuario; pl
  nazwauzytkownika; tr kullaniciadi; nb brukernavn; da brugernavn; sv anvandarnamn; fi kayttajatunnus; cs
  uzivatelskejmeno; zh 用户名; id namapengguna; nl gebruikersnaam
vaccination: de impfung impfstoff; fr vaccin; es vacuna; it vaccino vaccinazione; pt vacina; nl vaccinatie; pl
  szczepienie; cs ockovani; sv vaccin; nb vaksine; tr asi; zh yimiao 疫苗; id vaksin
viewed: de angezeigt aufgerufen; fr affiche affichee consulte; es mostrada mostrado; pt exibida exibido; nl getoond
  weergegeven; pl wyswietlono wyswietlenie; sv visad visat visning; nb vist visning; fi naytetty; tr goruntulendi
  gosterildi goruntuleme; id dilihat ditampilkan; cs zobrazeno zobrazeni
visitor: pl gosc odwiedzajacy; nl bezoeker; cs navstevnik; fi vierailija kavija; sv besokare; nb besokende; da
  besogende; it visitatore; tr ziyaretci; ru posetitel; id pengunjung; zh fangke 访客; ja 訪問者; ko bangmunja 방문자;
  hu latogato; ro vizitator
weight: de gewicht koerpergewicht; fr poids; es peso; it peso; pt peso; nl gewicht; pl waga; cs hmotnost vaha; sv
  vikt; nb vekt; da vaegt; fi paino; tr agirlik; ru vesa; zh tizhong 体重; ja taiju 体重; ko chejung 체중; id
  beratbadan; hi vajan
birthyear: de geburtsjahr; tr dogumyili; pl rokurodzenia; it annonascita annodinascita; es anonacimiento; pt
  anonascimento; sv fodelsear; nb fodselsar; nl geboortejaar; fi syntymavuosi; fr anneenaissance
zip: de postleitzahl plz; fr codepostal; es codigopostal; it codicepostale; pt codigopostal; nl postcode; pl
  kodpocztowy; sv postnummer postnr; nb postnummer; tr postakodu; fi postinumero; zh youbian 邮编; ja 郵便番号
  yubinbango; ko 우편번호; id kodepos; tr postakod
"""
