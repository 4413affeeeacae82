schema: 1
values:
  - {type: identifier.advertising, value: "5d0c9e1a-7b3f-4c26-9a58-e1f70b2d46c3"}
  - {type: identifier.android-id, value: "8a3f5d686e54912c"}
  - {type: identifier.imei, value: "356938035643809"}
  - {type: identifier.iccid, value: "89490200001234567892"}
  - {type: identifier.serial, value: "R58N70ABCDE"}
  - {type: identifier.mac, value: "3c:5a:b4:12:9f:e7"}
  - {type: network.bssid, value: "a4:b1:c1:7d:02:9e"}
  - {type: account.email, value: "mia.muster@mail.example"}
  - {type: account.phone, value: "+4915550123456"}
  - {type: network.ssid, value: "Dachboden im Turm 77"}
  - {type: browsing.url, value: "https://canary.example/page-7"}
  - {type: content.message, value: "the purple canary sings at dawn"}
  - {type: location.coordinates, value: [48.401122, 9.987604], radius_m: 50}
