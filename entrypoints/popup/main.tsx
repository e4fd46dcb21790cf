import { render } from 'preact';

const root = document.getElementById('root');
if (root) render(<p>旁征</p>, root);
