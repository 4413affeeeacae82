"""What a value that is a word says: that something is open, a player paused, somebody at home, an answer yes.

The tables are written as those of `auditor.rules.tongues_of_people`: what is said, and the words for it, without
accents and in lower case. Here short words are let in, as only fields named for such states are asked.
"""

from __future__ import annotations

import re
from functools import lru_cache

from auditor.rules.names import spelled
from auditor.rules.words import unaccented

LONGEST = 40
"""Characters of a value that may say something."""
_MOST_WORDS, _REMEMBERED = 4, 8192
_WORDS = re.compile(r"[^\W_]+")
_FILLERS = frozenset("is ist en in w a im am fully total totale totalt completely now jetzt state mode mod".split())
"""Words around a state that say nothing of it."""

THINGS = """
on: on ein an eingeschaltet allume allumee marche encendido encendida prendido acceso accesa ligado ligada aan
  ingeschakeld wlaczone wlaczony zapnuto zapnute paalla tilsluttet tandt taendt pa kytketty sees sisse ijungta
  ijungtas ieslegts bekapcsolva pornit pornita ukljuceno vklopljeno vklyuchen vklyucheno uvimkneno anammeno bat nyala
  menyala 开 オン 켜짐 включено
off: off aus ausgeschaltet eteint eteinte arret apagado apagada spento spenta desligado desligada uit uitgeschakeld
  wylaczone wylaczony vypnuto vypnute slackt avstangd av slukket fra sammutettu pois valjas isjungta izslegts
  kikapcsolva oprit oprita iskljuceno izklopljeno vyklyuchen vyklyucheno vymkneno svisto tat mati padam 关 オフ 꺼짐
open: open opened ajar offen geoeffnet geoffnet auf gekippt ouvert ouverte abierto abierta aperto aperta aberto aberta
  geopend otwarte otwarty otwarta otevreno otevrene otevrena otvorene otvorena oppen oppet apen apent aben abent auki
  avoinna acik avatud lahti atidaryta atverts nyitva deschis deschisa otvoreno odprto otvoren otkryt otkryto otkryta
  otkryty vidkryto vidchyneno anoixto anoixti mo terbuka buka 打开 开启 開 開いている 열림 открыто
closed: closed shut geschlossen zu zugesperrt ferme fermee cerrado cerrada chiuso chiusa fechado fechada gesloten
  zamkniete zamkniety zamknieta zavreno zavrene zavrena zatvorene zatvorena stangd stangt lukket kiinni suljettu
  kapali suletud kinni uzdaryta aizverts zarva csukva inchis inchisa zatvoreno zaprto zakryt zakryto zakryta zakryty
  zakryti zachyneno kleisto kleisti dong tertutup tutup 关闭 閉 閉まっている 닫힘 закрыто
locked: locked latched abgeschlossen verriegelt abgesperrt verrouille verrouillee bloqueado bloqueada cerradaconllave
  bloccato bloccata trancado trancada vergrendeld opslot zablokowane zablokowany zamknietenaklucz zamceno zamcene
  uzamceno zamknuto zamknute last lasta laast aflast lukittu lukossa kilitli lukustatud lukus uzrakinta aizslegts
  lezarva incuiat blocat zakljucano zaklenjeno zaperto zaperty zablokirovan zamkneno kleidomeno khoa terkunci 锁定
  上锁 施錠 잠김
unlocked: unlocked unlatched entriegelt aufgeschlossen deverrouille deverrouillee desbloqueado desbloqueada sbloccato
  destrancado ontgrendeld odblokowane odblokowany odemceno odomknute olast upplast ulast lasupp avamatta kilitsiz
  lukustamata atrakinta descuiat deblocat otkljucano otklenjeno otperto razblokirovan xekleidoto mokhoa takterkunci
  解锁 解錠 잠금해제
armed: armed scharf scharfgeschaltet arme armee armado armada inserito inserita uzbrojony uzbrojone zastrezeno
  zakodovane tillkopplat larmat aktivert aktiveret viritetty kurulu valvestatud ijungtaapsauga elesitve elesitett
  armat armata naoruzan aktiviran postavlen podokhranoy oplismenos 布防 警戒 경비
disarmed: disarmed unscharf frakoblet frakobletalarm desarme desarmee desarmado desarmada disinserito rozbrojony
  rozbrojone odstrezeno frankopplat deaktivert deaktiveret poiskytketty devredisi maasvalvestatud kikapcsolt dezarmat
  deaktiviran snyat afoplismenos 撤防 解除
triggered: triggered tripped violated breached alarm ausgeloest declenche disparado disparada scattato afgegaan
  naruszony naruszona naruseno utlost udlost lauennut tetiklendi riasztas declansat aktivirano srabotal
heating: heating heat preheat preheating preconditioning vorheizen prechauffage preriscaldamento preacondicionamiento
  preaquecimento voorverwarmen forvarming forvarmer forvarmning predehrev esilammitys elofutes heizen heizt heizung
  heizbetrieb chauffe chauffage calentando calefaccion riscalda riscaldamento aquecendo aquecimento verwarmen
  verwarming grzanie ogrzewanie topi topeni vytapeni kurenie varme varmer uppvarmning oppvarming opvarmning lammitys
  lammittaa isitma isitiyor kute kutab sildymas sildo apkure futes fut incalzire incalzeste grejanje ogrevanje
  otoplenie nagrev opalennya thermansi suoi pemanasan 制热 暖房 난방
cooling: cooling cool kuehlen kuehlt kuhlen refroidit climatisation enfriando refrigerando raffreddamento raffresca
  resfriando arrefecimento koelen koeling chlodzenie chladi chlazeni kylning kjoling koling jaahdytys sogutma jahutus
  vesinimas hutes racire hladjenje hlajenje okhlazhdenie okholodzhennya psyxi lammat pendinginan 制冷 冷房 냉방
drying: dry drying entfeuchten deshumidification secado asciugatura secagem drogen osuszanie suseni torkning torking
  kuivatus kurutma 除湿 제습
airing: fanonly ventilation lueften luften ventilacion ventilazione ventilacao ventileren wentylacja vetrani
  ventilering tuuletus havalandirma 送风 送風 송풍
cleaning: cleaning vacuuming mopping sweeping reinigt saugt putzt reinigung nettoie nettoyage aspire limpiando
  aspirando fregando pulisce pulizia pulendo limpar limpando aspirar schoonmaken zuigen sprzata sprzatanie odkurza
  uklizi uklid vysava stadar dammsuger rengjor stovsuger stovsuging rengor siivoaa imuroi temizliyor temizlik
  supuruyor puhastab koristab takarit porszivozik curata aspira cisti usisava uborka ubiraet prybyrannya katharizei
  lau hutbui membersihkan 清扫中 清扫 掃除中 청소중
mowing: strizhka kosit mowing mows maeht maht maehen tond tonte cortando taglia maait maaien kosi sekani klipper
  gressklipping leikkaa bicme nyirja
docked: docked docking angedockt basis surbase enbase inbase nabase opbasis bazie nadokowanie vdocku dockad dokket
  telakassa istasyonda dokis nabazi 充电座 充電台
charging: charging laedt ladt ladend laden encharge recharge cargando incarica ricarica carregando acarregar opladen
  ladowanie laduje nabiji nabijeni laddar laddning lader opladning latautuu sarj sarjoluyor laeb kraunasi uzlade
  toltes tolt incarcare seincarca puni punjenje zaryadka zaryazhaetsya zaryadzhayetsya fortizei dangsac sac mengisi
  充电中 充電中 충전중
returning: returning rueckkehr zurueck retour volviendo regresando rientro voltando regressar terug wraca vracise
  atervander vendertilbake palaa donuyor visszater revine vracase vozvrat
idle: idle standby bereit warten leerlauf ruhe veille enespera esperando inattesa espera emespera rust bezczynny
  czuwanie spoczynek klid necinny vilolage hvilemodus hvile lepotila valmiustila beklemede ooterezhiim keszenlet
  asteptare spreman mirovanje ozhidanie prostoy anamoni cho siaga 待机 待機 대기
running: running active run laeuft lauft inbetrieb aktiv enmarche actif enmarcha funcionando activo inmarcia
  infunzione attivo emfuncionamento ativo draait actief pracuje dziala aktywny bezi aktivni kor koer korer kjorer
  igang aktivt kaynnissa calisiyor tootab veikia darbojas mukodik functioneaza activ radi deluje aktivan rabotaet
  aktiven pratsyuye leitourgei danghoatdong danghoat berjalan 运行 運転中 가동중
stopped: stopped gestoppt steht arrete arretee parado parada detenido fermo fermato gestopt zatrzymany stoi zastaveno
  stoppad stoppat stoppet pysaytetty durdu seisab sustabdyta leallitva zaustavljen ustavljen ostanovlen zupyneno
  stamatise dunglai berhenti 停止 정지
auto: auto automatic automatik automatisch automatique automatico automatica automatyczny automaticky automatisk
  automaattinen otomatik automaatne automatikus automat automatski avto avtomat avtomaticheskiy 自动 自動 자동
manual: manual manuell manuel manuale manueel handmatig reczny rucne rucni manuaalinen elle kasitsi kezi rucno ruchnoy
  ruchnyi 手动 手動 수동
eco: eco sparen sparbetrieb absenkung absenken economie economique economico ahorro risparmio economia spaarstand
  oszczedny usporny sparlage ekonomi saasto ekonomik saastu takarekos economic stedljivo ekonom ekonomnyy 节能 省エネ
  절전
comfort: comfort komfort confort comodo comoda conforto komfortowy mukavuus konfor mugav kenyelem komfor uyut 舒适
  快適
quiet: quiet silent leise fluester silencieux silencioso silenzioso stil cichy ticho tichy tyst stille hiljainen
  sessiz vaikne csendes silentios tiho tikhiy tykhyi yensitm 静音 静か 무음
turbo: turbo boost intensiv intensif intensivo maximum max maksimum strong stark fuerte forte intensief intensywny
  强力
full: full voll plein pleine lleno llena pieno piena cheio cheia vol pelny pelna plny plna plne fullt fuldt taynna
  dolu tais tele plin pun poln polnyy povnyi penuh 满 満杯
empty: empty leer vide vacio vacia vuoto vuota vazio vazia leeg pusty pusta prazdny prazdna tomt tyhja bos tuhi ures
  gol prazan pust pustoy porozhniy trong kosong 空
dim: dim dimmed gedimmt tamise atenuado atenuada soffusa suave gedimd przyciemnione ztlumeno dampet dimmet himmea los
wash: wash washing rinse rinsing spin spinning wascht waschen spuelen schleudern lavage rincage essorage lavando
  aclarado centrifugado lavaggio risciacquo centrifuga lavagem wassen spoelen pranie plukanie wirowanie prani machani
  odstredeni tvattar vasker pesu linkous yikama sikma pesemine mosas centrifugalas spalare stirka 洗涤 洗濯 세탁
colour: colour color white scene music farbe weiss szene couleur blanc blanco musica bianco colore branco cor kleur
  bialy barva bila farge hvit vari valkoinen renk beyaz
detected: detected clear motion bewegung mouvement detecte movimiento movimento beweging ruch pohyb rorelse bevegelse
  liike hareket
brake: released applied engaged disengaged
jammed: jammed stuck blocked verklemmt steckt bloque atascado preso vast zaciety zaseknuto fastnat satt fast jumissa
  sikisti
"""

PLAYERS = """
playing: play playing played resume resumed abspielen abgespielt wiedergabe laeuft gestartet lecture enlecture joue
  reproduciendo reproduccion reproduzindo reproduzir inriproduzione riproduzione riproduce afspelen speelt odtwarzanie
  odtwarza odtwarzane prehrava prehravani prehravanie spelar spelas uppspelning spiller avspilling afspiller toistaa
  toistetaan oynatiliyor oynatma oynat esitab mangib grojama atskano lejatszas lejatszik redare reda reprodukcija
  pusta predvajanje vosproizvedenie igraet vidtvorennya anaparagogi dangphat diputar memutar 播放 播放中 再生 再生中
  재생 재생중
paused: pause paused pausiert angehalten pausa enpause enpausa inpausa empausa pausado pausada gepauzeerd pauza pauze
  wstrzymano wstrzymane pozastaveno pozastavene pausad pausat pauset paus tauko tauolla keskeytetty duraklatildi
  durakladi duraklatma peatatud pristabdyta nopauzets szunet szuneteltetve megallitva pauzat pauzirano zaustavljeno
  priostanovleno pauzi paysi sepaysi tamdung jeda dijeda 暂停 一時停止 일시정지
stopped: stop stopped gestoppt beendet arrete arretee detenido parado fermato interrotto gestopt zatrzymano zatrzymane
  zastaveno stoppad stoppat stoppet pysaytetty durduruldu seisatud sustabdyta leallitva oprit ostanovleno zupyneno
  stamatise dung berhenti dihentikan 停止 정지
buffering: buffering rebuffering stalled loading puffert laedt chargement cargando caricamento carregando laadt
  buforowanie laduje nacita buffrar laddar bufrer puskuroi yukleniyor pufferel incarca ucitavanje zagruzka 缓冲
  読み込み中 버퍼링
seeking: seek seeking seeked scrub scrubbed springen sprung deplacement salto avanti buscar przewijanie previjeni
  spolar spoling kelaus sarma tekeres derulare peremotka 快进 シーク
"""
_ENDED = """
ended: ended end complete completed finished finish fertig beendet zuende abgeschlossen termine terminee fini finie
  terminado terminada finalizado completado finito finita terminato completato concluido concluida acabado voltooid
  afgelopen klaar ukonczono ukonczone zakonczone zakonczono obejrzane dokonceno dohrano skonceno dokoncene dohrane
  slut avslutad fardig fullfort ferdig slutt faerdig afsluttet valmis paattynyt loppuun tamamlandi bitti lopetatud
  loppenud baigta baigtas pabeigts befejezve befejezett vege terminat finalizat zavrseno koncano zaversheno okoncheno
  dosmotreno oloklirothike hoanthanh hoantat ketthuc selesai tamat 完了 完成 播放完成 再生完了 시청완료 완료
"""
PRESENCE = """
home: home athome present inside occupied anwesend zuhause daheim da presente alamaison encasa acasa incasa emcasa
  thuis aanwezig wdomu obecny obecna doma pritomen pritomna hemma hjemme tilstede tilstedevaerende kotona lasna
  paikalla evde kodus kohal namuose majas otthon itthon kodkuce udoma vdoma spiti stospiti onha onnha dirumah 在家
  在宅 在室 재택 재실
away: away nothome absent outside left empty vacant nobody abwesend unterwegs weg urlaub ferien ausserhaus absence
  absente vacances dehors ausente fuera vacaciones assente fuori vacanza fora ferias afwezig vakantie nieobecny
  nieobecna urlop wyjazd pryc nepritomen dovolena nepritomny borta bortrest semester borte ferie vekk ude poissa
  matkalla loma disarida tatil yok ara eemal puhkus isvyke atvalinajums tavol nyaralas elment plecat concediu odsutan
  odmor odsoten nedoma otsutstvuet otpusk viddsutniy vidsutniy leipei diakopes divang pergi liburan 离家 外出 不在
  留守 외출
"""
ANSWERS = """
yes: true yes y ja oui si sim tak ano jo kylla evet jah taip da hai iya ya nai co 是 はい 예 да так
no: false no n nein non nao nee nie ne nej nei ei hayir ni nem nu net khong tidak ochi 否 いいえ 아니오 нет ні
"""
STRENGTHS = """
light: light mild slight faint weak low spotting leicht schwach gering leve leger legere faible ligero ligera debil
  lieve leggero leggera debole fraco fraca licht zwak lekki lekkie slaby slabe mirne lehky lehka latt svag let lett
  svak lieva heikko kevyt hafif az enyhe gyenge usor usoara slab blag blaga lak laka kerge norka legkiy legkaya
  slabaya slabo lehke nhe yeu ringan 轻 軽い 少ない 약함 적음
medium: medium moderate normal mittel maessig mittelstark moyen moyenne modere moderee medio media moderado moderada
  moderato moderata gemiddeld matig sredni srednie umiarkowany umiarkowane stredni mirny mattlig medel middels moderat
  keskiverto kohtalainen orta kozepes mediu srednje umjereno umeren mootukas keskmine umerennaya srednyaya pomirnyi
  vua sedang 中 普通 보통
heavy: heavy strong severe intense high stark heftig schwer intensiv fort forte abondant abondante fuerte intenso
  intensa abundante grave abbondante hevig sterk ernstig silny silne obfity obfite silna kraftig riklig svar alvorlig
  runsas voimakas kova siddetli yogun eros heves puternic puternica sever jak jaka tezak tugev silnaya obilnaya silno
  sylnyi manh nang berat deras 重 多い 強い 많음 심함
none: none keine kein aucun aucune ninguno ninguna nessuno nessuna nenhum nenhuma geen brak zadny zadne ingen inget
  yok nincs fara niciun nema puudub nemaye khongco 无 なし 없음
"""
GENDERS = """
f: f w k z female woman girl femme fille feminin feminine femenino femenina mujer nina chica donna femmina femminile
  ragazza feminino feminina mulher menina vrouw vrouwelijk meisje kobieta dziewczynka zena zensky divka devce kvinna
  kvinde kvinne flicka jente pige nainen tytto kadin kiz naine tudruk moteris sieviete femeie fata zensko zenski
  zhenshchina zhenskiy zhinka zhinocha gynaika thilu nu perempuan wanita weiblich frau maedchen weib dona 女 女性 女子
  여 여자 여성 женский
m: m h male man boy homme garcon masculin masculine masculino masculina hombre nino varon chico uomo maschio maschile
  ragazzo homem menino mannelijk jongen mezczyzna chlopiec muz muzsky chlapec kluk gutt gut mannlig pojke dreng mies
  poika erkek mees poiss vyras virietis ferfi barbat baiat musko muski moski muzhchina muzhskoy cholovik cholovicha
  andras nam laki lakilaki pria lelaki maennlich mannlich mann herr junge home 男 男性 男子 남 남자 남성 мужской
d: d x divers diverse nonbinary nichtbinaer autre otro otra altro outro anders inne jine annat annen andet muu diger
  other 其他 その他 기타
"""
_PLAYED = frozenset(
    "video vid clip episode ep track song media content movie film show stream program programme play plays played "
    "playing player playback watch watched watching listen listened audio podcast short reel intro outro "
    "credits recap chapter lesson lecture book audiobook".split()
)
_AROUND_EVENTS = frozenset("event evt on the user to has was is next by at from fully".split())
_EVENTS = {
    "skip-event": frozenset("skip skips skipped skipping swipe swiped".split()),
    "end-event": frozenset("complete completes completed completion finish finished end ended done".split()),
}
"""Verbs of events of players, by the name of the shape that asks for them."""


def _read(table: str) -> dict[str, str]:
    found: dict[str, str] = {}
    said = ""
    for word in table.split():
        if word.endswith(":"):
            said = word[:-1]
        else:
            found[word] = said
    return found


_TABLES = {
    "thing-state": _read(THINGS),
    "player-state": _read(PLAYERS),
    "ended": _read(_ENDED),
    "presence": _read(PRESENCE),
    "answer": _read(ANSWERS),
    "strength": _read(STRENGTHS),
    "gender": _read(GENDERS),
}
"""By the name of the shape that asks for it: the words that say something, and what."""


def beginnings(kind: str) -> str:
    """The ASCII letters that texts of a ``kind`` begin with, in both cases; others of them begin with other letters."""
    letters = {word[0] for word in (*_TABLES[kind], *_FILLERS)}
    return "".join(sorted(letter + letter.upper() for letter in letters if letter.isascii()))


@lru_cache(_REMEMBERED)
def said(kind: str, text: str) -> str:
    """What a text says as one of the ``kind`` of words a shape asks for; empty if it is none of them.

    The text is one such word, in any case, with or without accents and separators, or several that all are, or say
    nothing (``inserito totale``, ``a_limpar``).
    """
    if not 0 < len(text) <= LONGEST or (text[0].isascii() and not text[0].isalpha()):
        return ""
    known = _TABLES[kind]
    words = _WORDS.findall(unaccented(text).lower())
    whole = known.get("".join(words)) or known.get(_umlauts(text))
    if whole is not None or not 1 < len(words) <= _MOST_WORDS:
        return whole or ""
    saying = [word for word in words if word not in _FILLERS]
    meant = [known.get(word, "") for word in saying]
    return meant[0] if meant and all(meant) else ""


@lru_cache(_REMEMBERED)
def happened(kind: str, text: str) -> bool:
    """Whether a text is the name of an event of a player of this ``kind``: what is played, and that it was skipped."""
    if len(text) > LONGEST:
        return False
    words = frozenset(spelled(text).split("_"))
    verbs = _EVENTS[kind]
    return not verbs.isdisjoint(words) and not _PLAYED.isdisjoint(words) and words <= verbs | _PLAYED | _AROUND_EVENTS


def _umlauts(text: str) -> str:
    """A German word with its umlauts written out, as the tables have them."""
    return "".join(_WORDS.findall(text.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")))
