/// The one style sheet of the page.
enum TimelineStyle {
  static let source: StaticString = """
    :root{color-scheme:light dark;--paper:#fcfbf8;--ink:#1f2428;--soft:#595f66;--rule:#dcd8cf;\
    --faint:#efece5;--link:#1b5170;--one:#cfe2ea;--two:#93bccd;--three:#2f7391;--four:#154156;\
    --on:#102a36;--in:#ffffff;--span:#8a5a2b;--tag:#eceae3;--mark:#6b3d0f;--hit:#fff3cf}
    @media(prefers-color-scheme:dark){:root{--paper:#15191c;--ink:#e8e5df;--soft:#a9afb5;\
    --rule:#353b40;--faint:#20262a;--link:#8fc7e2;--one:#24404d;--two:#2f6076;--three:#7fb6cc;\
    --four:#c3e2ee;--on:#eef6f9;--in:#0c1c24;--span:#c9935b;--tag:#272d32;--mark:#e3b27c;\
    --hit:#3a3420}}
    *{box-sizing:border-box}
    html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
    body{margin:0 auto;padding:2.5rem 1.25rem 4rem;max-width:72rem;background:var(--paper);\
    color:var(--ink);font:1rem/1.55 system-ui,"Segoe UI","Noto Sans","Helvetica Neue",Arial,\
    sans-serif;font-variant-numeric:tabular-nums}
    a{color:var(--link);text-underline-offset:.18em;text-decoration-thickness:.06em}
    :focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
    svg a:focus-visible rect{stroke:var(--ink);stroke-width:3}
    .skip{position:absolute;left:-99rem}
    .skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.4rem .8rem}
    .vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    h1,h2,h3,h4,h5{line-height:1.25;font-weight:600;text-wrap:balance}
    h1{font-size:clamp(1.7rem,1.2rem + 2vw,2.5rem);letter-spacing:-.015em;margin:0}
    h2{font-size:1.35rem;margin:0 0 .5rem;letter-spacing:-.005em}
    h3{font-size:1.1rem;margin:2.5rem 0 0;padding-bottom:.4rem;border-bottom:2px solid var(--ink)}
    h3 .n{font-weight:400;color:var(--soft);font-size:.9rem;margin-left:.5rem}
    h4{font-size:1.05rem;margin:0}
    h5{font-size:.85rem;margin:0 0 .3rem;color:var(--soft)}
    h2:focus{outline:none}
    main>section{margin-top:3.5rem;padding-top:1.25rem;border-top:1px solid var(--rule)}
    .period{font-size:1.15rem;color:var(--soft);margin:.35rem 0 0}
    .practice{background:var(--ink);color:var(--paper);padding:.5rem .9rem;font-weight:600;\
    margin:0 0 1.5rem}
    .facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));\
    gap:1rem 2rem;margin:1.75rem 0}
    .facts dt{font-size:.82rem;color:var(--soft)}
    .facts dd{margin:0;overflow-wrap:anywhere}
    .standing{margin:0;padding:.7rem 0;border:solid var(--rule);border-width:1px 0;font-weight:600}
    nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.4rem;padding:0;margin:1rem 0 0}
    nav a{display:inline-block;padding:.15rem 0}
    .note{color:var(--soft);font-size:.92rem;max-width:46rem;margin:.25rem 0 1rem}
    .scroll{overflow-x:auto;padding-bottom:.5rem}
    .cal{display:block;width:100%;min-width:54rem;height:auto}
    .cal text{font-size:13px;fill:var(--soft)}
    .cal .m{text-anchor:middle}
    .cal .f{fill:var(--on);font-weight:600}
    .cal .f.i{fill:var(--in)}
    .cal .c{fill:var(--faint)}
    .cal .w{fill:var(--rule)}
    .cal .c1{fill:var(--one)}
    .cal .c2{fill:var(--two)}
    .cal .c3{fill:var(--three)}
    .cal .c4{fill:var(--four)}
    .cal .s{fill:var(--span)}
    .cal a:hover rect{stroke:var(--ink);stroke-width:2}
    .nolink{white-space:nowrap}
    .unknown{margin:.75rem 0 0}
    table{border-collapse:collapse;width:100%;font-size:.92rem}
    th,td{padding:.3rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule)}
    thead th{font-weight:600;vertical-align:bottom;border-bottom:2px solid var(--ink)}
    tbody th{font-weight:400}
    tfoot th,tfoot td{border-bottom:0;border-top:2px solid var(--ink);font-weight:600}
    .counts{width:auto;min-width:min(100%,40rem)}
    .counts td,.counts thead th+th{text-align:right}
    .counts thead th{max-width:6.5rem}
    .counts th:first-child{position:sticky;left:0;background:var(--paper);min-width:9rem}
    .sum{font-weight:600}
    .narrow{display:inline-block;min-width:1.6rem;padding:.05rem .25rem;text-align:right;\
    line-height:1.5rem}
    #filters{background:var(--faint);padding:1rem 1.1rem;margin:.75rem 0 0;border-radius:4px}
    .grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,10rem),1fr));gap:.75rem}
    label{display:block;font-size:.85rem;color:var(--soft);margin-bottom:.15rem}
    select,input,button{font:inherit;font-size:1rem;color:var(--ink);background:var(--paper);\
    border:1px solid var(--soft);border-radius:3px;padding:.4rem .5rem;width:100%;min-height:2.4rem}
    button{width:auto;padding:.4rem 1rem;cursor:pointer}
    .shown{display:flex;flex-wrap:wrap;align-items:center;gap:.75rem 1.25rem;margin:.9rem 0 0}
    .shown output{font-weight:600}
    .list,.removed ul,.files ul,.notes ul,.tags{list-style:none;margin:0;padding:0}
    .e{content-visibility:auto;contain-intrinsic-size:auto 14rem;padding:1.4rem 0;\
    border-bottom:1px solid var(--rule)}
    .e[hidden],.month[hidden]{display:none}
    .e:target{background:var(--hit);box-shadow:-.9rem 0 0 var(--hit),.9rem 0 0 var(--hit)}
    .side{display:flex;flex-wrap:wrap;gap:.2rem .8rem;align-items:baseline;margin-bottom:.4rem}
    .side .no{font-size:1.35rem;font-weight:600;margin:0;letter-spacing:-.01em}
    .tags{display:flex;flex-wrap:wrap;gap:.25rem .35rem}
    .tags li{background:var(--tag);font-size:.82rem;line-height:1.35;padding:.12rem .5rem;\
    border-radius:2px}
    .tags .mark{background:none;color:var(--mark);border:1px solid currentColor;font-weight:600}
    .meta{color:var(--soft);font-size:.88rem;margin:.2rem 0 0;overflow-wrap:anywhere}
    .meta>span:not(:last-child)::after{content:"\\00A0\\00B7";margin-right:.2em}
    .said{font-style:italic}
    .account{font:1.09rem/1.6 Georgia,"Noto Serif","Times New Roman",serif;max-width:42rem;\
    margin:.75rem 0 0;white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext}
    .fields{margin:.9rem 0 0;font-size:.95rem}
    .fields>div{padding:.22rem 0}
    .fields dt{color:var(--soft);font-size:.88rem}
    .fields dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext;\
    max-width:42rem}
    .words{margin:.1rem 0 0;white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext;\
    max-width:42rem}
    .body>section{margin-top:1.1rem}
    .notes li,.change{border-left:3px solid var(--rule);padding-left:.8rem;margin:.5rem 0 0}
    .change .fields{margin-top:.2rem}
    .change .k{display:inline-block;min-width:3.6rem;color:var(--soft);font-size:.88rem}
    del,ins{text-decoration:none;unicode-bidi:isolate}
    del{color:var(--soft)}
    .files li{display:flex;flex-wrap:wrap;gap:.6rem 1rem;padding:.6rem 0;\
    border-top:1px solid var(--rule)}
    .files .about{flex:1 1 18rem;min-width:0}
    .pic{flex:0 0 auto}
    .pic img{display:block;max-width:11rem;max-height:11rem;min-width:3rem;min-height:3rem;\
    background:var(--faint);border:1px solid var(--rule)}
    .ref{margin:0}
    .sha,.sha code{font-size:.8rem;color:var(--soft);overflow-wrap:anywhere}
    .sha{margin:.15rem 0 0}
    code{font-family:ui-monospace,"Cascadia Mono","DejaVu Sans Mono",Menlo,monospace;\
    font-size:.88em;overflow-wrap:anywhere}
    .warn{color:var(--mark);font-weight:600}
    .exhibits{min-width:44rem}
    .exhibits .size{white-space:nowrap}
    .exhibits code{font-size:.74rem}
    .removed li{padding:.6rem 0;border-bottom:1px solid var(--rule)}
    .removed .no{font-weight:600;margin-right:.5rem}
    footer{margin-top:3.5rem;border-top:1px solid var(--rule);color:var(--soft);font-size:.9rem}
    @media(min-width:50rem){
    .e article{display:grid;grid-template-columns:9.5rem minmax(0,1fr);gap:0 1.75rem}
    .side{display:block;margin:0}
    .side .no{line-height:1.3;margin-bottom:.4rem}
    .tags{display:block}
    .tags li{display:table;margin-bottom:.3rem}
    .fields>div{display:grid;grid-template-columns:12.5rem minmax(0,1fr);gap:0 1.25rem}
    .fields dd{grid-column:2}}
    @media print{
    @page{size:A4;margin:16mm 15mm}
    :root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#444;--rule:#bbb;--faint:#f2f2f2;\
    --link:#000;--one:#dfe7ea;--two:#b3c7cf;--three:#5c7f8d;--four:#2d4a57;--on:#000;--in:#fff;\
    --span:#777;--tag:#eee;--mark:#000;--hit:transparent}
    tfoot{display:table-row-group}
    .practice{position:fixed;bottom:0;right:0;margin:0;padding:1mm 3mm;font-size:8pt}
    .fields>div{display:grid;grid-template-columns:44mm minmax(0,1fr);gap:0 4mm;padding:.1rem 0}
    .fields dd{grid-column:2}
    .fields dt,.fields{font-size:9pt}
    .account{font-size:10.5pt;line-height:1.45}
    .meta,.sha,.sha code{font-size:8pt}
    *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
    body{max-width:none;padding:0;font-size:9.5pt}
    .skip,nav,#filters .grid,#all{display:none}
    #filters{background:none;padding:0}
    a{text-decoration:none}
    .narrow{line-height:inherit;padding:0}
    .cal .w{fill:#e2e2e2}
    .scroll{overflow:visible}
    .cal{min-width:0}
    .counts,.exhibits{min-width:0;width:100%;font-size:7.5pt}
    .counts th,.counts td{padding:.15rem .25rem}
    .counts th:first-child{position:static;min-width:0}
    .exhibits code{font-size:6pt}
    .e{content-visibility:visible;padding:.7rem 0}
    .e article{display:grid;grid-template-columns:30mm minmax(0,1fr);gap:0 5mm}
    .side,.tags{display:block}
    .tags li{display:table;margin-bottom:.2rem}
    h2,h3,h4,h5{break-after:avoid}
    .files li,.change,.facts div,tr{break-inside:avoid}
    main>section{margin-top:1.5rem}}
    """
}
