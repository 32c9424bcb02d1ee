'use strict';

const form = document.getElementById('choice');
const said = document.getElementById('said');
const value = id => document.getElementById(id).value;

function say(text, kind) {
  said.textContent = text;
  said.className = kind;
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  if (value('password') !== value('again')) {
    say('The two passwords differ.', 'bad');
    return;
  }
  document.getElementById('send').disabled = true;
  try {
    const answer = await fetch('/api/passwords', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ user: value('user').trim(), token: value('token').trim(), password: value('password') })
    });
    if (answer.ok) {
      form.reset();
      say('Your password is set. You can sign in to Tasklist now.', 'good');
    } else {
      const problem = await answer.json();
      say(problem.detail + ' ' + problem.next, 'bad');
    }
  } catch (unreachable) {
    say('The server could not be reached. Try again.', 'bad');
  } finally {
    document.getElementById('send').disabled = false;
  }
});
