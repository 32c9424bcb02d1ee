package io.matterflow.ledes;

import java.util.Set;

/** The timekeeper classifications of the LEDES Oversight Committee, revised in August 2014, as of June 2023. */
final class Classifications {

  private static final Set<String> CODES = Set.of(
      ("ADJSTR ADJSMT ANALST ARBITR ASSOC TRANEE AUDITR CLKSEC CONSLT TEMPAT TEMPOS CSTCNS CTRPTR DSCATT DSCPMG DSCANJ DSCANS "
          + "DOCCDR DOCRAT DOCRNA EVDEVL EXPERT FLTFEE FORANL HLNLPF INVSTG IPSVPV IPAGNT LGLAST LGLINT LGPRMG LIBRRN MEDITR "
          + "MDRCRV OFCOUN NBOTHR PARALG PARTNR RSRCHR RSPROF SECNDE SPAGNT SOLDSG STFATT STFCNS TPADMN TRAINR TRNDEV TRNFAG "
          + "TRANSL VIDOGR").split(" "));

  private Classifications() {}

  static boolean know(String code) {
    return CODES.contains(code);
  }
}
