package io.matterflow.trust.workflow;

import io.matterflow.invoicing.ReservationOvertaken;
import io.matterflow.trust.Drawdowns;
import io.matterflow.trust.TrustAuthorityChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens elsewhere to an invoice or to a lawyer reaches the drawdowns at once. */
@Component
class DrawdownNews {

  private final Drawdowns drawdowns;

  DrawdownNews(Drawdowns drawdowns) {
    this.drawdowns = drawdowns;
  }

  @EventListener
  void on(ReservationOvertaken news) {
    drawdowns.overtaken(news.number(), news.drawable());
  }

  @EventListener
  void on(TrustAuthorityChanged news) {
    drawdowns.authorityChanged(news.grant());
  }
}
