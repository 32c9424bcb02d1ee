package io.matterflow.trust;

import java.util.List;

/**
 * A part of the proof that is read elsewhere than in the journal: what another part of the house knows of an account
 * and its draws.
 */
public interface TrustCheck {

  List<TrustFinding> findings(TrustAccount account, List<FeeDraw> draws);
}
