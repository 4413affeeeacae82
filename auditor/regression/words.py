"""The words that may stand in templates of paths and names: terms of interfaces and field names, never of a person.

Part of the template's version (`auditor.regression.template.TEMPLATE`): a word more or less is a new version.
"""

from __future__ import annotations

WORDS = frozenset(
    """
    a aaid ab abtest accept accept-encoding accept-language access account accounts accuracy action actions activity
    ad add address adid ads advertiser advertising advertisingid agent ai amp analytics android android-id androidid
    api apis app appid appkey apple application applog appname apps appsflyer arch array article ashx asp aspx
    assets async attribute attributes attribution audience audio auth authorization auto avatar aws b back backend
    backup bar base batch battery beats behavior behaviour bi bid bidder bind body boot browse browser browsing
    bssid buffer bug bugs build bulk bundle bytes bz c cache call calls campaign caption capture carrier catalog
    category cdn cells cfg cgi channel charging chat check checkin checkout chrome click clicks client clientid
    clients clip clipboard close cloud cmd code collect collection collector com comment comments common compress
    compressed config configs configuration connect connection consent contact contacts content content-type context
    control cookie cookies coordinates core count cpu crash crashes create crypto css csv current custom customer d
    daily dash data database datas date dau db debug default delete delta density detail details dev device deviceid
    devicemodel devices diag diagnostics direct disk display distinct dns do document domain dot download downloads
    dpi duration e edge email embed emulator enabled encrypted end endpoint engage engine engines entry env envelope
    environment error errors etag event eventlog eventlogs events exception expect experiment export ext extra
    extras f facebook feature features feed feedback fetch field fields file files fingerprint finish firebase
    firmware first flag flags flow flush follow foreground form format forwarded frame frequency from front full
    functions g gaid gateway gender geo get gif global google gps graph graphql group grpc gzip h h5 handler
    handshake hardware hash head header headers heartbeat hec height hit hits host html http https i ico icon icons
    id identifier identify identities identity idfa idfv ids if-none-match image images imei impression impressions
    imsi in inapp index info information ingest ingestion init input insert insights install installation
    installations installed installid installs instance int intake interaction interface internal invite ios ip item
    items j jpeg jpg js json jsp k kafka keep key keyboard keys keyword keywords l label lang language last lat
    latency latitude launch layout legacy level lib library like likes limit link links list lng load local locale
    location locations log logger logging login logout logs lon long longitude lookup m m3u8 mac macaddress mail
    main manifest manufacturer map maps mark measure measurement media member memory menu merge message messages
    messaging meta metadata metric metrics mlog mobile mode model module monitor more mp4 n name names native nav
    navigation net network networks new next notification notifications null number o oaid oauth object offers
    offset on online op open operator option options org orientation origin os otel otlp out output p package
    packages page pageload pages pageview panel param parameter parameters params parent parse partner path payload
    payment payments pb perf performance permission permissions person phone photo photos php phrase picture ping
    pingback pixel place places plan platform playback player playlist plugin png point policy position post posts
    pragma pref preferences preferred prefs preview price private process product products profile profiles project
    prop properties property protobuf provider proxy ptr public publish push pv q qoe query queue quick r range rate
    raw reach read reader ready real realtime receive recent recommend record records redirect ref referer referrer
    refresh region register registration release reload remote report reporter reporting reports request requests
    resolution resource resources response rest result results retry review root router rpc rss rssi rtb rule rules
    rum run runtime s sa safe said sample save scan scheme score screen screens screensize script scroll sdk sdks
    search sec-ch-ua sec-fetch-site section secure security segment segments send sensor sensors sent seq sequence
    serial server servers service services session sessionid sessions set set-cookie setting settings setup share
    shared show sign signal signals signin signup sim site sites size skip slot sms social source sources span spans
    ssid stable staging start startup stat state states static station statistics stats status step steps stop store
    stream streaming streams string structure sub subject submit subscribe subscription suggest suggestions summary
    support surface svc svg swipe switch sync sys system t tab table tabs tag tags target task tasks te telemetry
    temp template term terms test text theme third thumbnail ticket tile tiles time timeline timer times timestamp
    timezone timing title tls token tokens tool tools topic total touch trace traces track tracker tracking tracks
    traffic trailer transaction translate transport trigger ts ttf tv txt type types tz u ua udid ui uid ulog unique
    uniqueid unit unread up update updates upgrade upload uploads uri url urls usage user user-agent useragent
    userid username users utc util utm uuid v vaid value values var variables variant vendor verify version versions
    via vibrate video videos view viewer views visit visited visitor visits voice volume w watch watched web webhook
    webp webview widget width wifi wifis window with woff woff2 word words work worker workspace write ws www x xhr
    xml y yaml z zip zone
    """.split()
)
"""Lower case."""
