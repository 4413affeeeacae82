"""What a message is about, told by the names in it: traits of a device, a person, goods for sale, a player, a home.

A rule asks for one with ``near`` where a name alone says too little (`model`, `level`), or against one with ``far``.
"""

from __future__ import annotations

from auditor.rules.context import Context
from auditor.rules.topics import SEARCHING, WATCHING

CONTEXTS: tuple[Context, ...] = (
    Context(
        "device",
        2,
        "device deviceinfo devicecontext devicedata deviceproperties dev hardware hw phone terminal handset "
        "geraet exif appareil dispositivo toestel shebei aparelho enhet urzadzenie cihaz telefon perangkat laite "
        "systeminfo sysinfo clientinfo deviceparams devicedetails machine",
        "devicemodel devicetype devicename devicebrand devicemake deviceid deviceuuid manufacturer mfr mfg os "
        "osname osversion osver osv platform sdkint apilevel carrier carriername network networktype nettype conn "
        "connectiontype locale lang language timezone tz screenwidth screenheight screen resolution sw sh sr dpi "
        "density imei androidid gaid idfa idfv oaid aaid adid ifa battery batterylevel bat batt isemulator "
        "isrooted rooted jailbroken totalmemory ramtotal ram cpuabi abi arch cores ua useragent serial "
        "serialnumber mac ssid bssid hersteller fabricante marque fabricant betriebssystem sprache idioma langue "
        "akkustand versionso udid buildversion build rom brand appversion appver firmware fw crr mdl lng model "
        "devicelanguage modell modelo 设备型号 品牌 系统版本 型号 语言 操作系统 hw displaywidth displayheight deviceos "
        "deviceosversion deviceoem deviceorientation osversionname merk taal pinpai xinghao =model =maker =zone "
        "=build =abi =locale =system systemversion sysversion bundleidentifier hardwareconcurrency devicememory "
        "colordepth canvashash webglrenderer canvasfp fontshash uptime freememory totalstorage freestorage "
        "vp viewport viewportsize tzo tzoffset timezoneoffset dpr pixelratio devicepixelratio oslang oslanguage plat "
        "platformversion platver sdkver osapi androidversion androidsdk iosversion hwid dvid nettyp mfr mdl mod lcl "
        "deviceversion romversion otaversion emu emulator jailbroken hwconcurrency touchpoints maxtouchpoints "
        "batterypercent batterystate deviceserial serialno wifissid modelnumber modelname modelcode uilang uilanguage "
        "firmwareversion fwver fwrel ssidname wanip charging operator networkoperator glvendor gpurenderer pixeldepth "
        "res lg did uaos uabrowser devicemodelname devicefingerprint osbuild sdkversionint screensize screenresolution",
        wide=True,
    ),
    Context(
        "person",
        1,
        "user customer person profile account member passenger patient guest rider owner traits userdata "
        "subscriber userproperties userattributes userprops persona gebruiker utente klant uzytkownik kullanici "
        "anvandare bruker yonghu benutzer nutzer kunde usuario cliente utilisateur client recipient buyer payer "
        "contact participant employee player userinfo userprofile personaldata identity registration signup "
        "shipping billing",
        "email emailaddress mail phone phonenumber mobile tel firstname lastname givenname familyname birthday "
        "dob birthdate dateofbirth gender username nickname vorname nachname fullname surname fname lname telefon "
        "correo password userage usergender bio 手机号 姓名 邮箱 生日 性别 昵称",
    ),
    Context(
        "contacts",
        1,
        "contacts contactlist addressbook phonebook kontakte contactos invitees friendsphones uploadcontacts "
        "tongxunlu phonecontacts callhistory calllog calllogs calls smsinbox smslist sms smslog invite invites "
        "invited "
        "adressbuch agenda rubrica contatti contatos kontakter kontakty kisiler addressbookentries contactbook "
        "phonenumbersofcontacts matchcontacts contactmatch syncedcontacts abook "
        "emergencycontacts emergencycontact contactemergency contactsemergency "
        "begleitung begleiter companions plusones acompanantes accompagnants accompagnatori friendinvites "
        "notfallkontakt notfallkontakte icecontacts book blocklist blockedcontacts",
        "callduration calltype",
    ),
    Context(
        "place",
        1,
        "weizhi posizione localizacao locatie geo geolocation location loc standort ubicacion ort place position "
        "address homeaddress anschrift adresse direccion billingaddress shippingaddress lieu gpsinfo geoinfo "
        "geoip ipinfo geofromip locale region",
        "lat latitude lon lng longitude city town zip zipcode postalcode postcode plz street region state "
        "province street1 countrycode country accuracy 经度 纬度 省份",
    ),
    Context(
        "address",
        1,
        "address homeaddress billingaddress shippingaddress postaladdress deliveryaddress anschrift adresse "
        "direccion indirizzo endereco shipping delivery lieferadresse rechnungsadresse residence",
        "street streetaddress addressline1 addressline2 address1 line1 strasse hausnummer housenumber rue calle "
        "via streetline1 street1 road houseno adressline addressline streetname dizhi strassenr",
    ),
    Context(
        "goods",
        1,
        "products product catalog catalogue offers offer listing listings skus articles goods cart basket "
        "inventory filter filters facets variants vehicleads skins",
        "price sku ean gtin qty quantity stock itemname productid discount priceamount saleprice preis mileagemax "
        "pricemax itembrand reviewedproduct",
        undone=(
            (
                "price priceamount",
                "gaid idfa ifa aaid oaid rdid idfv advid advertisingid gpsadid auction auctionid impid impressionid "
                "bidid adunitid adunit ecpm adnetwork",
            ),
            (
                "price priceamount productid",
                "fetchtoken receiptdata purchasetoken isrestore originaltransactionid receiptstring appreceipt "
                "signedtransaction transactionreceipt appuserid originalappuserid",
            ),
        ),
    ),
    Context(
        "schema",
        1,
        "texts texte textos errors error missing labels translations schema columns validation placeholders strings "
        "i18n flags features experiments permissions settings",
        "required nullable datatype fieldtype placeholder",
    ),
    Context(
        "thing",
        99,
        "device hardware hw phone handset terminal machine cam camera gateway hub tv watch sensor lock speaker ring "
        "scale router meter appliance dongle tracker charger wallbox robot vacuum thermostat printer bike vehicle "
        "car",
        "",
    ),
    Context(
        "elsewhere",
        99,
        "location venue venues poi pois evse station stations connector flight flights train bus tram route line "
        "leg legs stop stops",
        "",
    ),
    Context(
        "purchase",
        1,
        "odeme siparis platnosc betaling platba "
        "pay zahlung pago paiement purchase order transaction payment checkout bill invoice receipt bon beleg "
        "rechnung kauf compra achat "
        "charge "
        "donation fare ticket transfer ueberweisung spende",
        "odeme siparis platnosc betaling platba transactionid orderid ordernumber orderno receiptid receipt "
        "receiptno purchaseid paymentmethod paymenttype "
        "pay "
        "paymentid paidwith invoiceno invoiceid purchasetoken purchasetime purchasestate remittance iban pan "
        "cardnumber "
        "maskedpan debtor creditor numitems tan dingdan outtradeno tradeno txid payer payee checkoutid "
        "conversionvalue "
        "totalcents ordertotal grandtotal tipcents tipamount trinkgeld mancia propina gorjeta deliveryfee "
        "liefergebuehr "
        "bezahlt zahlungsart mediodepago bon belegnr zahlart modedepaiement chargeid =purchase",
        wide=True,
    ),
    Context(
        "server",
        1,
        "runner runners node nodes pod pods container containers job jobs cluster worker workers pipeline",
        "commit branch replicas pod image runner pipeline namespace instanceid podname loadavg load1 load5 load15 "
        "loadaverage hypervisor artifacts coverage buildstatus containerid containername k8spodname "
        "k8snamespacename k8sclustername cloudprovider cloudregion cloudavailabilityzone hostarch hosttype faasname "
        "processruntimename telemetrydistroname",
    ),
    Context(
        "publishing",
        1,
        "cms draft drafts programme epg schedule sendeplan lessons lesson curriculum syllabus catalogue courses",
        "publishat publishdate publishedat publishon scheduledat releaseat chapters shownotes embargo pubdate "
        "veroeffentlichtam worker workerid transcode transcoder transcoding encoder encoderid jobid",
        whole=True,
    ),
    Context("markup", 1, "node nodes childnodes adds snapshot", ""),
    Context(
        "software",
        1,
        "notifier library lib libs sdk agent plugin plugins integration integrations instrumentation scope "
        "instrumentationscope instrumentationlibrary tracker generator dependencies",
        "",
    ),
    Context(
        "game",
        1,
        "animals pet animal haustier dog cat horse tier quest inventory enemies units characters mobs farm party "
        "monsters pets weather forecast outdoor",
        "quest reward xp mana level gold hp weapon weather coins gems breed animal damage spawn",
    ),
    Context(
        "player",
        1,
        "player playback video media watch episode stream",
        "videoid vid contentid mediaid episodeid assetid trackid playhead playerstate playbackrate watchtime "
        "docid cmt trackuri positionms ispaused watchtimems playduration videoduration mediaduration completed "
        "speed bitrate bufferms",
    ),
    Context(
        "visit",
        1,
        "visits visit history page pages pageview tab tabs bookmarks",
        "url pageurl dl currenturl documenturl href visittime visitedat referrer dr incognito",
    ),
    Context(
        "browsing",
        2,
        "nav navigation pageview pageviews visit visits visitor history read reader",
        "screen viewport vp sr res resolution screensize winsize window win ref r referrer referer refr dr prev "
        "title ti "
        "dt pt tt pagetitle doctitle tz tzo tzoffset timezone lang lng bl language locale ul nav lcp fcp ttfb cls inp "
        "fid scroll scrolldepth sc depth ck click clicks clicked mv visitor visitorid vid anonid anonymousid cid uid "
        "userid sid session sessionid dwell duration secs stay pagetitle utmcampaign utmsource utmmedium gclid fbclid "
        "consentid tcstring cookie incognito ua useragent browser ev event en k canvas fonts webgl colordepth lead "
        "email "
        "pathname domain hostname pageid dl vt visittime tabid tabs priv headline rf scr lg loc tt hit wh de sd je "
        "dh dp hl",
        wide=True,
    ),
    Context(
        "resources",
        1,
        "resources resource res images image img imgs icons assets creative creatives ad ads advert banner endpoints "
        "endpoint config cfg settings remote remoteconfig stack frames stacktrace exception exceptions error errors "
        "requests request xhr fetch network webhook callback "
        "agency organization rss redirect deeplink deeplinks manifest products product "
        "items recommendations links social socials feed feeds sources cdn server servers urls media video videos "
        "author profile avatar company publisher enclosure podcast subscriptions checks monitors probes crawl crawler "
        "campaign campaigns template templates newsletter newsletters sitemap build job jobs commit repository repo "
        "issue issues",
        "width height mime mimetype contenttype method httpmethod status statuscode httpstatus initiatortype "
        "transfersize alt price sku callback checksum sha256 md5 filesize sizebytes timeoutms retries codec bitrate "
        "expires cachecontrol branch commit",
    ),
    Context(
        "home",
        1,
        "devices hub home smarthome sensor sensors entity entities",
        "homeid hubid roomid roomname entityid did devid relay powerw targettemperature currenttemperature "
        "setpoint humidity brightness lockstate occupancy presence cleanmode fanspeed waterlevel linkquality "
        "suctionpower thermostat gwmac siid thingname",
    ),
    Context(
        "vehicle",
        1,
        "vehicle car fahrzeug vehiclestate telemetry drivestate chargestate climatestate vehicledata obd trip auto",
        "vin odometer odometerkm fuellevel soc ignition doorstate gear rpm tirepressure speedkmh kilometerstand",
    ),
    Context(
        "ridden",
        1,
        "vehicle car fahrzeug veh evbattery hvbattery traction tractionbattery ebike scooter bike truck drone "
        "chargestate",
        "vin odometer odometerkm mileage rangekm fuel fuellevel tirepressure licenseplate plate kilometerstand",
    ),
    Context(
        "body",
        1,
        "health fitness vitals symptoms wellness diary workout activity heartratesamples heartrates sleep "
        "gesundheit salud sante",
        "steps heartrate restingheartrate caloriesburned sleepminutes spo2 bloodpressure symptoms weightkg "
        "medication diagnosis temperaturec bodyfat bloodglucose hrv menstrualcycleday sleepduration testresult "
        "flow basaltemp stepstotal stresslevel vo2max bpm pregnancytest avgheartrate maxheartrate averageheartrate "
        "avghr maxhr hravg hrmax heartrateavg heartratemax",
    ),
    Context(
        "medical",
        2,
        "healthdata vitals symptoms medication medications patient medical anamnese diagnosis diagnoses therapy",
        "",
        wide=True,
        stems="heart puls spo2 oxygen glucose blutzucker insulin hba1c bloodp blutdruck systol diastol sleep schlaf "
        "remmin deepmin calor kalori kcal stepcount ^steps$ schritte bodyfat koerperfett weight gewicht ^bmi$ menstr "
        "period(?:day|start|flow) ovulat fertil ^cycle(?:$|day|phase|len|start) pregnan schwanger trimester duedate "
        "symptom diagnos ^icd ^meds$ medic(?:ation|ament|ine|al) ^drug dosage ^dose dosis tablet(?!$|s$) ^pzn$ allerg "
        "patient "
        "^intake$ ^smok(?:er|es|ing)$ therap doctor ^arzt clinic hospital praxis krankenkasse versichert insured phq9 "
        "gad7 ^mood stimmung feeling "
        "anxiety stress ^pain schmerz vaccin ^impf covid testresult workout athlete cadence vo2 hrv$ fitness hearing "
        "^hr(?:max|min|avg|rest)?$ (?:avg|max|min|rest(?:ing)?)hr$ ^bpm$ ^resp(?:rate)?$ hydrat nutrition mahlzeit "
        "breath specialty diastole zyklus bleeding blutung nebenwirk sideeffect vorerkrank medhistory medicalhist "
        "^mgdl$ ^mmol ^sgv$ ^bg$ ^cgm inhal asthma migraine migraene kopfschmerz ^hadsex$ "
        "^sexual ^basal ^aura$ ^relief ^blood(?:type|group) ^organdonor craving cigarett ^relapse "
        "body(?:temp|mass) muscle(?:mass)? ^athlet ^heightcm$ ^cramps? ^pulse zucker ^pill(?:en|s)?$",
    ),
    Context(
        "household",
        2,
        "smarthome appliance appliances thermostat thermostats",
        "",
        wide=True,
        stems="thermost setpoint sollwert humid feuchte wendu shidu kongqi occupan motion brightness helligkeit lamp "
        "bulb "
        "heiz heating hvac valve ventil ^window(?:s|open|state)?$ fenster ^door(?!dash) garage blind rolllad shutter "
        "curtain doorbell klingel vacuum staubsaug ^clean dust ^filter(?:life)?$ washer dryer dishwash ^oven fridge "
        "spin(?:speed)?$ zigbee zwave ^siid$ ^piid$ homekit armed ^kwh ^kw$ ^watt meter(?:id|no|s)?$ solar ^pv "
        "^zones?$ ^rooms? zimmer gateway ^hub ^house plug(?:state|ged)? remainingsec powerstate doorstate ^obis "
        "^ist(?:wert|temp|temperatur)$ ^soll(?:temp|temperatur)?$ anwesen alarmstate doorcam ^cam(?:era)?$ "
        "personseen vorlauf ^heizung waschmaschine ^cleanstate lidar ^robot robotstate ^suction mopp? "
        "^homeid$ ^haus$ wohnzimmer ^smarthome ^garten "
        "heatpump waermepumpe evcharger nightlight radiator boiler ^homemode aircon dehumid purifier doorlock feeder "
        "hopper siren livingroom bedroom kitchen roomtemp shower sauna awning "
        "^malo$ latch ^lock(?!ed) airquality ^pm25$ ^co2$ moshi dianyuan ^dock$ appliance irrigat sprinkler",
    ),
    Context(
        "homely",
        1,
        "smarthome thermostat thermostats smartlock doorbell vacuum",
        "athome armed door doors doorstate doorlock garage frontdoor lockid lockname geofence homemode heatpump "
        "evcharger occupancy nightlight roomtemp roomtemperature setpoint livingroom bedroom kitchen smartlock heating "
        "humidity doorcam doorbell lockstate zones rooms cameraid doorbellid knownface",
        wide=True,
    ),
    Context(
        "driving",
        2,
        "vehicle car fahrzeug vehiclestate drivestate chargestate climatestate vehicledata obd ebike evse tbox "
        "evbattery",
        "",
        wide=True,
        stems="^vin$ ^fin$ vehicle fahrzeug odomet ^odo fuel ^tank tyre tire(?!d) ^rpm$ ignit throttle ^gear gnss "
        "^obd "
        "^dtc$ evse ^journey mph$ socstart socend ^soc$ charg(?:er|epoint|ingstation) licenseplate kennzeichen "
        "^plate$ ^kfz$ mileage "
        "coolant ^engine motortemp brake tbox ^range(?:km)?$ ebike cadence ^trip seatbelt hvbatt dongle assist trunk "
        "^rides?$ "
        "kofferraum ^doors$ windscreen ^kmstand$ kilometer(?:stand|leistung) ladestand ladezustand tueren reichweite "
        "fahrgestell ^tacho preclimat climatestart ^wallbox ^tbox scooter telemati(?:cs|k) ^connector "
        "harsh(?:brak|accel) ^motor$ ^frame(?:no|number)$ ^drv$ speeding ^autopilot ^parking(?:brake)? ^chassis",
    ),
    Context(
        "playing",
        2,
        "player playback nowplaying viewing listening",
        "",
        wide=True,
        stems="playhead playback bitrate buffer rendition dropped contentlength ^stream ^cdn$ ^muted?$ ^volume "
        "watched "
        "listened scrobble ^position ^pos$ ^loops fullscreen ^dur(?:ation)?$ ^played ^progress$ ^shuffle ^repeat "
        "^elapsed subtitle ^quality$ ^playing$ ^islive ^done$ ^length$ ^len$ ^spd$ ^br$ ^viewing ^hdmi ^epg ^acr$ "
        "^tvid$ ^listen(?:$|ing) ^episode ^podcast audiotrack skippedintro ^autoplay ^player$ ^heartbeat$ ^tvshow "
        "^stoppedat ^resume(?:at|from|pos) ^nowwatching ^watch(?:ed|ing|time|ms|sec) ^tuned ^programme$ ^headms$ ^ep$ "
        "^listener ^timecode ^season ^bytesloaded",
    ),
    Context(
        "played",
        1,
        "watched watching listened listening played playing viewing playback nowplaying reading",
        "watched watchedms watchedsec watchedseconds minuteswatched secondswatched listened listenedms listenedsec "
        "listeneds listenedseconds viewedms playedms playedsec playedseconds secondsplayed watchtime watchtimems "
        "heardsec heardms seenms seensec viewedsec consumedsec consumedms listenedpct watchedpct playedpct readpct "
        "secondsheard msheard minuteslistened secondsviewed "
        "listentime durationwatched watchedduration durationlistened secondslistened playhead playheadms "
        "lastpositionms positionms playbackrate playbackspeed offsetseconds watchduration playduration",
        wide=True,
    ),
    Context(
        "entering",
        1,
        "turnstile gatescan checkedin entry",
        "checkedin checkedinat checkinat entered enteredat enteredvia partysize turnstile boardedat tapin tapon "
        "scannedon scannedpayload enteredon admitted admittedat redeemed redeemedat clockedin clockin "
        "visitedon signedin "
        "tapintime ischeckin checkintype scannedat scantime arrivedat gateno entrance nfcpayload nfc",
        wide=True,
        stems="^/(?:turnstile|turnstiles|drehkreuz|gate|gates|checkin|checkins|einlass|eintritt|admission|entry|entries|"
        "validat|validacion|validazione|entwert|tapin|tapon|tap|boarding|visits|stops|checkpoint|qiandao|attendance|"
        "presence|present|occupancy|wristband|badge|selfcheckin|arrive|arrival|arrived|entrance|seats|attend|stamp) "
        "^turnstile ^checkedin ^tapin ^tapon",
    ),
    Context(
        "writing",
        1,
        "chat conversation dm sms outbox",
        "recipient recipients recipientid recipientuid receiver receiverid chatid threadid "
        "conversationid replytomessageid peerid",
        wide=True,
        stems="^/(?:messages?|chats?|dms?|sms|threads?|conversations?|inbox|outbox|replies|talk)$",
    ),
    Context("entities", 1, "", "=entity", wide=True),
    Context("advertised", 1, "", "=adtype", wide=True),
    Context("audience", 1, "viewer visitor spectator listener", ""),
    Context("phonebook", 1, "", "contacts addressbook abook phonebook kontakte contactos", wide=True),
    Context("ordering", 2, "", "tip total dishes deliveryfee totale mancia tableno", wide=True),
    Context("sung", 1, "", "artist artistname artists interpret kuenstler performer singer albumartist"),
    Context("searching", 1, "", SEARCHING),
    Context("watching", 1, "", WATCHING),
)
"""Every context a rule may name."""

CONTEXTS_BY_NAME = {context.name: context for context in CONTEXTS}
